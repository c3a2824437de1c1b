import { Button } from '@mantine/core'
import { IconMailForward } from '@tabler/icons-react'
import { useState } from 'react'
import type { LetterRow } from '../../shared/letters/letter.ts'
import { useCall } from '../app/bridge.ts'
import { useEditing } from '../ui/form/use-editing.ts'
import { EmptyState } from '../ui/states/EmptyState.tsx'
import { ListState } from '../ui/states/ListState.tsx'
import { NoMatch } from '../ui/states/NoMatch.tsx'
import { RowTable } from '../ui/table/RowTable.tsx'
import { useSelection } from '../ui/table/selection/use-selection.ts'
import { usePages } from '../ui/table/use-pages.ts'
import type { useSearch } from '../ui/use-search.ts'
import { letterStatusWords } from '../words/words.ts'
import { isChoosable } from './choosable.ts'
import { LetterBanner } from './LetterBanner.tsx'
import { LetterDialog } from './LetterDialog.tsx'
import { LetterFilters, type LetterTab } from './LetterFilters.tsx'
import { LettersBar } from './LettersBar.tsx'
import { letterColumns } from './letter-columns.tsx'

const pageSize = 100

type Props = { readonly search: ReturnType<typeof useSearch> }

/** The outbox: letters to customers and to the agency, and how far each has come. */
export function LetterList({ search: looked }: Props) {
  const [status, setStatus] = useState<LetterTab>('all')
  const { search, args, isTyping, find } = looked
  const reading = useEditing<LetterRow>()
  const filter = { ...args, ...(status === 'all' ? {} : { status }) }
  const pages = usePages('letters.list', filter, pageSize, { isTyping })
  const selection = useSelection()
  const counts = useCall('letters.list', { ...args, page: 1, pageSize: 1 }).data?.counts
  const held = status === 'all' || status === 'held' ? (counts?.held ?? 0) : 0
  const unsent = status === 'all' || status === 'failed' ? (counts?.failed ?? 0) : 0
  const choosable = held + unsent
  return (
    <>
      {selection.ids.size === 0 ? (
        <LetterFilters status={status} counts={counts} onStatus={setStatus} />
      ) : (
        <div className="firm page-sides">
          <LettersBar selection={selection} filter={filter} total={choosable} />
        </div>
      )}
      <LetterBanner />
      <ListState
        pages={pages}
        empty={
          search !== '' ? (
            <NoMatch
              what="letter"
              search={search}
              fields="recipients, subjects and numbers of orders"
              onShowAll={() => find('')}
            />
          ) : status === 'all' ? (
            <EmptyState
              icon={IconMailForward}
              title="No letters yet"
              words="Letters about orders go out from here, through the mail server of Settings."
            />
          ) : (
            <EmptyState
              icon={IconMailForward}
              title={`No letter is in the state “${letterStatusWords[status].words}”`}
              action={
                <Button variant="default" onClick={() => setStatus('all')}>
                  Show all letters
                </Button>
              }
            />
          )
        }
      >
        <RowTable
          label="Letters"
          columns={letterColumns}
          rows={pages.list.data?.rows ?? []}
          rowKey={row => row.id}
          onOpen={reading.edit}
          viewKey={pages.viewKey}
          choosing={{
            selection,
            idOf: row => row.id,
            nameOf: row => row.subject,
            isChoosable,
            whyNot: 'It has left, or goes by itself',
          }}
        />
      </ListState>
      {reading.row !== undefined && (
        <LetterDialog letter={reading.row} isOpen={reading.isOpen} onClose={reading.close} />
      )}
    </>
  )
}
