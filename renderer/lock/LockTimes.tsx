import { Select, Switch } from '@mantine/core'
import type { LockStatus } from '../../shared/lock/contract.ts'
import { idleChoices } from '../../shared/lock/lock.ts'
import { useDo } from '../app/bridge.ts'
import { Block } from '../ui/Block.tsx'
import { idleWords } from './lock-words.ts'

/** When it locks by itself, and what goes on meanwhile. */
export function LockTimes({ status }: { readonly status: LockStatus }) {
  const { idleMinutes, asksAtStart, engineGoesOn } = status
  const save = useDo('lock.save')
  return (
    <Block title="When it locks">
      <Select
        label="While nobody uses this computer"
        description="No key and no mouse in any program. It also locks when the computer sleeps, and on macOS and Windows when the computer is locked."
        styles={{ wrapper: { width: 240 } }}
        data={idleChoices.map(minutes => ({
          value: String(minutes),
          label: idleWords[minutes],
        }))}
        value={String(idleMinutes)}
        disabled={save.isPending}
        onChange={value => {
          const chosen = idleChoices.find(minutes => String(minutes) === value)
          if (chosen !== undefined) save.mutate({ idleMinutes: chosen })
        }}
      />
      <Switch
        label="Ask at each start"
        description="When off, a start is locked only if Boxwright was locked when it ended."
        checked={asksAtStart}
        disabled={save.isPending}
        onChange={event => save.mutate({ asksAtStart: event.currentTarget.checked })}
      />
      <Switch
        label="Work on orders while locked"
        description="When off, nothing is asked of Mailin and registrars until it is opened. Letters leave either way."
        checked={engineGoesOn}
        disabled={save.isPending}
        onChange={event => save.mutate({ engineGoesOn: event.currentTarget.checked })}
      />
    </Block>
  )
}
