import { IconMailForward } from '@tabler/icons-react'
import { keepPreviousData } from '@tanstack/react-query'
import { useState } from 'react'
import type { LetterRow } from '../../../shared/letter.ts'
import { useCall } from '../../bridge.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ListBody } from '../../components/ListBody.tsx'
import { useEditing } from '../../components/use-editing.ts'
import { LetterBanner } from './LetterBanner.tsx'
import { LetterDialog } from './LetterDialog.tsx'
import { letterColumns } from './letter-columns.tsx'

const pageSize = 100

/** The outbox: letters to customers and to the agency, and how far each has come. */
export function LetterList() {
  const [page, setPage] = useState(1)
  const reading = useEditing<LetterRow>()
  const list = useCall(
    'letters.list',
    { page, pageSize },
    { placeholderData: keepPreviousData },
  )
  // the open letter keeps up with its state
  const live = list.data?.rows.find(one => one.id === reading.row?.id)
  return (
    <>
      <LetterBanner />
      <ListBody
        label="Letters"
        list={list}
        columns={letterColumns}
        rowKey={row => row.id}
        onOpen={reading.edit}
        page={page}
        pageSize={pageSize}
        onPage={setPage}
        viewKey={String(page)}
        empty={
          <EmptyState
            icon={IconMailForward}
            title="No letters yet"
            words="Letters about orders go out from here, through the mail server of Settings."
          />
        }
      />
      <LetterDialog
        letter={live ?? reading.row}
        isOpen={reading.isOpen}
        onClose={reading.close}
      />
    </>
  )
}
