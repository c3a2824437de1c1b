import {
  type LetterRow,
  letterStateName,
  type PracticeLetter,
} from '../../shared/letters/letter.ts'
import { OrderLink } from '../ui/links.tsx'
import { OutsideText } from '../ui/OutsideText.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { Tag } from '../ui/Tag.tsx'
import type { Column } from '../ui/table/TableRow.tsx'
import { letterStatusWords, overtakingWords } from '../words/words.ts'

const subject: Column<{ readonly subject: string }> = {
  key: 'subject',
  title: 'Subject',
  cell: row => <OutsideText text={row.subject} />,
}

export const orderNumber: Column<{ readonly orderId?: number }> = {
  key: 'order',
  title: 'Order',
  width: '76px',
  align: 'right',
  cell: row => <OrderLink id={row.orderId} />,
}

export const letterColumns: readonly Column<LetterRow>[] = [
  subject,
  { key: 'to', title: 'To', width: '26%', cell: row => <OutsideText text={row.to} /> },
  {
    key: 'status',
    title: 'State',
    width: '156px',
    cell: row => {
      const { meaning } = letterStatusWords[row.status]
      const words = letterStateName(row)
      const { overtaken } = row
      return overtaken === undefined ? (
        <Tag meaning={meaning} look="plain" title={row.error}>
          {words}
        </Tag>
      ) : (
        <Tag meaning={meaning} look="plain" title={overtakingWords[overtaken]}>
          {`${row.status === 'held' ? 'Held' : words}, overtaken`}
        </Tag>
      )
    },
  },
  orderNumber,
  {
    key: 'when',
    title: 'Written',
    width: '104px',
    align: 'right',
    cell: row => <RelativeTime at={row.createdAt} />,
  },
]

export const inboxColumns: readonly Column<PracticeLetter>[] = [
  subject,
  { key: 'to', title: 'To', width: '34%', cell: row => <OutsideText text={row.to} /> },
  {
    key: 'when',
    title: 'Received',
    width: '120px',
    align: 'right',
    cell: row => <RelativeTime at={row.receivedAt} />,
  },
]
