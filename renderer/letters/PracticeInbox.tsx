import { IconInbox } from '@tabler/icons-react'
import type { PracticeLetter } from '../../shared/letters/letter.ts'
import { useEditing } from '../ui/form/use-editing.ts'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { EmptyState } from '../ui/states/EmptyState.tsx'
import { ListBody } from '../ui/table/ListBody.tsx'
import { usePages } from '../ui/table/use-pages.ts'
import { LetterFrame } from './LetterDialog.tsx'
import { inboxColumns } from './letter-columns.tsx'

const pageSize = 100

/** What customers would have received: the mail server of practice keeps it here. */
export function PracticeInbox() {
  const reading = useEditing<PracticeLetter>()
  const pages = usePages('practice.inbox', {}, pageSize)
  const letter = reading.row
  return (
    <>
      <ListBody
        label="Practice inbox"
        pages={pages}
        columns={inboxColumns}
        rowKey={row => row.id}
        onOpen={reading.edit}
        empty={
          <EmptyState
            icon={IconInbox}
            title="Nothing was received yet"
            words="In practice mode no letter leaves this computer. What was sent arrives here."
          />
        }
      />
      {letter !== undefined && (
        <LetterFrame
          isOpen={reading.isOpen}
          subject={letter.subject}
          facts={[
            ['To', letter.to],
            ['Received', <RelativeTime key="at" at={letter.receivedAt} />],
          ]}
          text={letter.text}
          onClose={reading.close}
        />
      )}
    </>
  )
}
