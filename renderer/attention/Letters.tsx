import { useState } from 'react'
import type { LetterRow } from '../../shared/letters/letter.ts'
import { countOf } from '../../shared/text/count-of.ts'
import { useCall } from '../app/bridge.ts'
import { LetterDialog } from '../letters/LetterDialog.tsx'
import { SendHeld } from '../letters/SendHeld.tsx'
import { useChangeFailed } from '../letters/use-change-letters.ts'
import { ConfirmDialog } from '../ui/form/ConfirmDialog.tsx'
import { useEditing } from '../ui/form/use-editing.ts'
import { OrderLink } from '../ui/links.tsx'
import { OutsideText } from '../ui/OutsideText.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { RowTable } from '../ui/table/RowTable.tsx'
import type { Column } from '../ui/table/TableRow.tsx'
import { Act, Lead } from './Act.tsx'
import { Section, shownRows } from './Section.tsx'

const columns: readonly Column<LetterRow>[] = [
  { key: 'to', title: 'To', width: '20%', cell: row => <OutsideText text={row.to} /> },
  {
    key: 'subject',
    title: 'Letter',
    width: '20%',
    cell: row => <OutsideText text={row.subject} />,
  },
  {
    key: 'why',
    title: 'Not sent because',
    cell: row => <OutsideText text={row.error ?? ''} />,
  },
  {
    key: 'since',
    title: 'Last try',
    width: '104px',
    align: 'right',
    cell: row => <RelativeTime at={row.triedAt ?? row.createdAt} />,
  },
  {
    key: 'order',
    title: 'Order',
    width: '84px',
    align: 'right',
    cell: row => <OrderLink id={row.orderId} />,
  },
]

/** Letters that were refused: each with its reason, and what can be done about all of them. */
export function RefusedLetters() {
  const reading = useEditing<LetterRow>()
  const [isAsking, setAsking] = useState(false)
  const page = useCall('letters.list', {
    status: 'failed',
    page: 1,
    pageSize: shownRows,
  }).data
  const sendAgain = useChangeFailed('letters.sendMany')
  const discard = useChangeFailed('letters.discardMany')
  const letters = countOf(page?.total ?? 0, 'letter')
  return (
    <>
      {page !== undefined && page.total > 0 && (
        <Section
          title="Letters were not sent"
          figure={letters}
          lines={[
            'Correct the customer’s address and send the letter again: it goes to the address that the customer has then. Discard what nobody needs any more.',
          ]}
          acts={
            <>
              {page.total > shownRows && (
                <Lead label="See all" to="/messages/letters?status=failed" />
              )}
              <Act
                label={`Discard ${letters}`}
                isQuiet
                isBusy={discard.isPending}
                onPress={() => setAsking(true)}
              />
              <Act
                label={`Send ${letters} again`}
                isBusy={sendAgain.isPending}
                onPress={() => sendAgain.mutate()}
              />
            </>
          }
        >
          <RowTable
            label="Letters that were not sent"
            columns={columns}
            rows={page.rows}
            rowKey={row => row.id}
            onOpen={reading.edit}
            minWidth={640}
          />
        </Section>
      )}
      {reading.row !== undefined && (
        <LetterDialog letter={reading.row} isOpen={reading.isOpen} onClose={reading.close} />
      )}
      <ConfirmDialog
        isOpen={isAsking}
        title={`Discard ${letters}`}
        label={`Discard ${letters}`}
        isDestructive
        onClose={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false)
          discard.mutate()
        }}
      >
        They are never sent. They stay under Messages, as discarded.
      </ConfirmDialog>
    </>
  )
}

/** Letters that are held for review, which nobody but staff lets go. */
export function HeldLetters() {
  const held = useCall('letters.status', {}).data?.mail.held ?? 0
  if (held === 0) return null
  return (
    <Section
      title="Letters are held for review"
      figure={countOf(held, 'letter')}
      lines={['None of them leaves by itself. Read them, then send or discard each.']}
      acts={
        <>
          <SendHeld isSmall />
          <Lead label="Read them" to="/messages/letters?status=held" />
        </>
      }
    />
  )
}
