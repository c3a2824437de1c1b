import { Button } from '@mantine/core'
import type { CallArgs } from '../../shared/border/calls.ts'
import { countOf } from '../../shared/text/count-of.ts'
import { numberText } from '../../shared/text/locale.ts'
import { call } from '../app/bridge.ts'
import { showDone } from '../ui/show.ts'
import { showUndo } from '../ui/show-undo.tsx'
import { SelectionBar } from '../ui/table/selection/SelectionBar.tsx'
import { useChooseAll } from '../ui/table/selection/use-choose-all.ts'
import type { Selection } from '../ui/table/selection/use-selection.ts'
import { isChoosable } from './choosable.ts'
import { useChangeLetters } from './use-change-letters.ts'

type Props = {
  readonly selection: Selection
  readonly filter: Pick<CallArgs<'letters.list'>, 'status' | 'search'>
  /** How many of the letters that the list finds can be chosen. */
  readonly total: number
}

/** What can be done with the chosen letters, held ones and those that were not sent. */
export function LettersBar({ selection, filter, total }: Props) {
  const ids = [...selection.ids]
  const all = useChooseAll(
    selection,
    paging => call('letters.list', { ...filter, ...paging }),
    { isChoosable },
  )
  const restore = useChangeLetters('letters.restoreMany', count =>
    showDone(`${countOf(count, 'letter is', 'letters are')} back`),
  )
  const discard = useChangeLetters('letters.discardMany', (count, done) => {
    selection.clear()
    showUndo(`${countOf(count, 'letter')} discarded; never sent`, () => restore.mutate(done))
  })
  const send = useChangeLetters('letters.sendMany', count => {
    selection.clear()
    showDone(`${countOf(count, 'letter is', 'letters are')} tried now`)
  })
  const letters = countOf(ids.length, 'letter')
  return (
    <SelectionBar
      selection={selection}
      one="letter"
      many="letters"
      {...(ids.length < total && {
        all: {
          label: `Choose all ${numberText(total)}`,
          isBusy: all.isPending,
          choose: () => all.mutate(),
        },
      })}
    >
      <Button
        variant="default"
        size="compact-sm"
        loading={discard.isPending}
        onClick={() => discard.mutate(ids)}
      >
        {`Discard ${letters}`}
      </Button>
      <Button size="compact-sm" loading={send.isPending} onClick={() => send.mutate(ids)}>
        {`Send ${letters}`}
      </Button>
    </SelectionBar>
  )
}
