import { IconInbox } from '@tabler/icons-react'
import { keepPreviousData } from '@tanstack/react-query'
import { useState } from 'react'
import type { PracticeLetter } from '../../../shared/letter.ts'
import { useCall } from '../../bridge.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ListBody } from '../../components/ListBody.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { useEditing } from '../../components/use-editing.ts'
import { LetterFrame } from './LetterDialog.tsx'
import { inboxColumns } from './letter-columns.tsx'

const pageSize = 100

/** What customers would have received: the mail server of practice keeps it here. */
export function PracticeInbox() {
  const [page, setPage] = useState(1)
  const reading = useEditing<PracticeLetter>()
  const list = useCall(
    'practice.inbox',
    { page, pageSize },
    { placeholderData: keepPreviousData },
  )
  const letter = reading.row
  return (
    <>
      <ListBody
        label="Practice inbox"
        list={list}
        columns={inboxColumns}
        rowKey={row => row.id}
        onOpen={reading.edit}
        page={page}
        pageSize={pageSize}
        onPage={setPage}
        viewKey={String(page)}
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
