import { Button } from '@mantine/core'
import { IconMailForward } from '@tabler/icons-react'
import { useState } from 'react'
import type { LetterRow } from '../../../shared/letter.ts'
import { useCall } from '../../bridge.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ListBody } from '../../components/ListBody.tsx'
import { NoMatch } from '../../components/NoMatch.tsx'
import { useEditing } from '../../components/use-editing.ts'
import { usePages } from '../../components/use-pages.ts'
import type { useSearch } from '../../components/use-search.ts'
import { letterStatusWords } from '../../words.ts'
import { LetterBanner } from './LetterBanner.tsx'
import { LetterDialog } from './LetterDialog.tsx'
import { LetterFilters, type LetterTab } from './LetterFilters.tsx'
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
  const counts = useCall('letters.list', { ...args, page: 1, pageSize: 1 }).data?.counts
  return (
    <>
      <LetterFilters status={status} counts={counts} onStatus={setStatus} />
      <LetterBanner />
      <ListBody
        label="Letters"
        pages={pages}
        columns={letterColumns}
        rowKey={row => row.id}
        onOpen={reading.edit}
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
      />
      {reading.row !== undefined && (
        <LetterDialog letter={reading.row} isOpen={reading.isOpen} onClose={reading.close} />
      )}
    </>
  )
}
