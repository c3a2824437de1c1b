import type { DomainEvent } from '../../../shared/domains/domain-history.ts'
import { domainOfEmail } from '../../../shared/mailboxes/mailbox.ts'
import { activityText, activityWord } from '../../../shared/records/activity-words.ts'
import { ActivityWords } from '../../ui/ActivityWords.tsx'
import { OrderLink } from '../../ui/links.tsx'
import { OutsideText } from '../../ui/OutsideText.tsx'
import type { Column } from '../../ui/table/TableRow.tsx'
import { exactTime, weekdayTime } from '../../words/times.ts'

/** Columns of the history of one domain. */
export const historyColumns = (name: string): readonly Column<DomainEvent>[] => [
  {
    key: 'when',
    title: 'When',
    width: '158px',
    cell: ({ createdAt }) => (
      <time className="quiet tabular" dateTime={createdAt} title={exactTime(createdAt)}>
        {weekdayTime(createdAt)}
      </time>
    ),
  },
  {
    key: 'action',
    title: 'What',
    width: '194px',
    cell: row => <ActivityWords action={row.action} />,
  },
  {
    key: 'description',
    title: 'Particulars',
    cell: row => <OutsideText text={particulars(row, name)} />,
  },
  {
    key: 'order',
    title: 'Order',
    width: '136px',
    cell: row => (
      <span className="row gap-8">
        <OrderLink id={row.orderId} />
        {row.isShared && <span className="quiet">whole order</span>}
      </span>
    ),
  },
]

/** What the sign of the event does not say already. */
function particulars(row: DomainEvent, name: string): string {
  const text = activityText(row)
  return `${text === activityWord(row.action).words ? '' : text}${ownShare(row, name)}`
}

/** Which of the mailboxes of an event are the domain's, where it has others, too. */
function ownShare({ properties: { emails } }: DomainEvent, name: string): string {
  if (!Array.isArray(emails)) return ''
  const all = emails.filter(one => typeof one === 'string')
  const own = all.filter(email => domainOfEmail(email) === name)
  return own.length === 0 || own.length === all.length ? '' : `, here: ${own.join(', ')}`
}
