import { SegmentedControl } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { isMode, type Mode, modes } from '../../shared/settings/settings.ts'
import { useDo } from '../app/bridge.ts'
import { Block } from '../ui/Block.tsx'
import { ConfirmDialog } from '../ui/form/ConfirmDialog.tsx'
import { showDone } from '../ui/show.ts'
import { modeWords } from '../words/words.ts'

const what: Record<Mode, string> = {
  practice:
    'Providers are simulated on this computer. Nothing leaves it and nothing costs anything.',
  live: 'Boxwright works with your Mailin account and the registrars of your customers.',
}

const change: Record<Mode, string> = {
  live: 'Boxwright opens the live database and from then on transfers real domains and creates real mailboxes. Customers, plans, orders and settings of practice mode stay in its own database and do not come along.',
  practice:
    'Boxwright opens the practice database. Live orders stay as they are and are not worked on until you change back; their waiting goes on from where it stood.',
}

/** Practice or live: two databases that never meet. */
export function ModeChoice({ mode }: { readonly mode: Mode }) {
  const [wanted, setWanted] = useState<Mode | null>(null)
  const save = useDo('settings.save', {
    onSuccess: () => setWanted(null),
    onError: () => setWanted(null),
  })
  const next = wanted ?? mode
  return (
    <Block title="Mode" help={what[mode]}>
      <SegmentedControl
        aria-label="Mode"
        w={240}
        data={modes.map(value => ({ value, label: modeWords[value] }))}
        value={mode}
        onChange={value => {
          if (isMode(value) && value !== mode) setWanted(value)
        }}
      />
      <ConfirmDialog
        isOpen={wanted !== null}
        title={`Change to ${modeWords[next].toLowerCase()} mode?`}
        label={`Change to ${modeWords[next].toLowerCase()} mode`}
        isBusy={save.isPending}
        onConfirm={() =>
          save.mutate(
            { mode: next },
            {
              onSuccess: () => {
                // undo that is still offered belongs to the other database
                notifications.clean()
                showDone(`${modeWords[next]} mode is on`)
              },
            },
          )
        }
        onClose={() => setWanted(null)}
      >
        {change[next]}
      </ConfirmDialog>
    </Block>
  )
}
