import { domainOfEmail } from '../../shared/mailboxes/mailbox.ts'
import { activityText } from '../../shared/records/activity-words.ts'
import {
  type ActivityRow,
  type LogLevel,
  type LogRow,
  logLevelNames,
} from '../../shared/records/records.ts'
import { ActivityWords } from '../ui/ActivityWords.tsx'
import { DomainHistoryButton } from '../ui/DomainHistoryButton.tsx'
import { OrderLink } from '../ui/links.tsx'
import { OutsideText } from '../ui/OutsideText.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { Tag } from '../ui/Tag.tsx'
import type { Column } from '../ui/table/TableRow.tsx'
import { exactTime } from '../words/times.ts'
import type { Word } from '../words/words.ts'

export const logLevelWords: Record<LogLevel, Word> = {
  info: { words: logLevelNames.info, meaning: 'waiting' },
  warning: { words: logLevelNames.warning, meaning: 'person' },
  error: { words: logLevelNames.error, meaning: 'failed' },
}

export const activityColumns: readonly Column<ActivityRow>[] = [
  {
    key: 'action',
    title: 'What',
    width: '210px',
    cell: row => <ActivityWords action={row.action} />,
  },
  {
    key: 'description',
    title: 'Particulars',
    cell: row => <Particulars row={row} />,
  },
  {
    key: 'order',
    title: 'Order',
    width: '84px',
    align: 'right',
    cell: row => <OrderLink id={row.orderId} />,
  },
  {
    key: 'when',
    title: 'When',
    width: '120px',
    align: 'right',
    cell: row => <RelativeTime at={row.createdAt} />,
  },
]

export const logColumns: readonly Column<LogRow>[] = [
  {
    key: 'at',
    title: 'Time',
    width: '190px',
    cell: row => <span className="quiet tabular">{exactTime(row.at)}</span>,
  },
  {
    key: 'level',
    title: 'Level',
    width: '104px',
    cell: row => {
      const { words, meaning } = logLevelWords[row.level]
      return row.level === 'info' ? (
        <span className="quiet tabular">{words}</span>
      ) : (
        <Tag meaning={meaning} look="plain">
          {words}
        </Tag>
      )
    },
  },
  {
    key: 'message',
    title: 'Message',
    cell: row => <OutsideText text={row.message} title={`${row.event}\n${row.message}`} />,
  },
  {
    key: 'order',
    title: 'Order',
    width: '84px',
    align: 'right',
    cell: row => <OrderLink id={row.orderId} />,
  },
]

/** What happened, and the way to the domain that it is about. */
function Particulars({ row }: { readonly row: ActivityRow }) {
  const name = domainOf(row)
  return (
    <span className="row miw-0 gap-4">
      <OutsideText className="cut" text={activityText(row)} />
      {name !== null && <DomainHistoryButton name={name} />}
    </span>
  )
}

/** The one domain that the activity is about, by its name or its mailboxes; null: none, or several. */
function domainOf({ properties }: ActivityRow): string | null {
  const { domain, email, domains, emails } = properties
  const named = [domain, domains].flat()
  const addressed = [email, emails].flat()
  const all = new Set([
    ...named.filter(one => typeof one === 'string'),
    ...addressed.filter(one => typeof one === 'string').map(domainOfEmail),
  ])
  const [only, other] = all
  return only !== undefined && other === undefined ? only : null
}
