import { Button, Checkbox } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { countOf } from '../../words.ts'
import { ExportMenu } from '../exports/ExportMenu.tsx'
import { everyId } from './every-id.ts'
import classes from './Mailboxes.module.css'
import type { Selection } from './use-selection.ts'

type Props = {
  readonly selection: Selection
  readonly search: string
  readonly total: number
}

/** How many are chosen and what can be done with them; its height never changes. */
export function SelectionBar({ selection, search, total }: Props) {
  const { ids, pageState, onPage } = selection
  const all = useMutation({
    mutationFn: () => everyId(search),
    onSuccess: found => selection.add(found),
  })
  const isMore = total > onPage && ids.size < total
  return (
    <div className={classes.bar} role="toolbar" aria-label="Chosen mailboxes">
      <Checkbox
        size="xs"
        label={
          ids.size === 0
            ? 'Choose all on this page'
            : `${countOf(ids.size, 'mailbox', 'mailboxes')} chosen`
        }
        checked={pageState === 'all'}
        indeterminate={pageState === 'some'}
        disabled={onPage === 0}
        onChange={selection.togglePage}
      />
      {ids.size > 0 && isMore && (
        <Button
          variant="subtle"
          size="compact-sm"
          loading={all.isPending}
          onClick={() => all.mutate()}
        >
          {search === ''
            ? `Choose all ${total.toLocaleString('en')}`
            : `Choose all ${total.toLocaleString('en')} of this search`}
        </Button>
      )}
      {ids.size > 0 && (
        <>
          <Button variant="subtle" color="gray" size="compact-sm" onClick={selection.clear}>
            Choose none
          </Button>
          <div className={classes.end}>
            <ExportMenu
              what={{ mailboxIds: [...ids] }}
              label={`Export ${countOf(ids.size, 'mailbox', 'mailboxes')}`}
              isCompact
              onExported={selection.clear}
            />
          </div>
        </>
      )}
    </div>
  )
}
