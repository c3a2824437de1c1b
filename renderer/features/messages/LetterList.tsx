import { IconMailForward } from '@tabler/icons-react'
import type { LetterRow } from '../../../shared/letter.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ListBody } from '../../components/ListBody.tsx'
import { useEditing } from '../../components/use-editing.ts'
import { usePages } from '../../components/use-pages.ts'
import { LetterBanner } from './LetterBanner.tsx'
import { LetterDialog } from './LetterDialog.tsx'
import { letterColumns } from './letter-columns.tsx'

const pageSize = 100

/** The outbox: letters to customers and to the agency, and how far each has come. */
export function LetterList() {
  const reading = useEditing<LetterRow>()
  const pages = usePages('letters.list', {}, pageSize)
  // the open letter keeps up with its state
  const live = pages.list.data?.rows.find(one => one.id === reading.row?.id)
  return (
    <>
      <LetterBanner />
      <ListBody
        label="Letters"
        pages={pages}
        columns={letterColumns}
        rowKey={row => row.id}
        onOpen={reading.edit}
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
