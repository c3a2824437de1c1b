import {
  IconCalendarDue,
  IconChartBar,
  IconHandStop,
  IconHistory,
  IconInbox,
  IconMail,
  IconPackage,
  IconReceipt,
  IconTag,
  IconTransfer,
  IconUsers,
  type TablerIcon,
} from '@tabler/icons-react'
import { countOf } from '../../shared/text/count-of.ts'
import { useCall } from '../app/bridge.ts'
import { attentionWords } from '../words/attention-words.ts'
import { Entry, type EntryCount } from './Entry.tsx'
import classes from './Sidebar.module.css'

type Tallied = 'attention' | 'messages'
type Item = {
  readonly to: string
  readonly words: string
  readonly icon: TablerIcon
  readonly tally?: Tallied
}

const groups: readonly { readonly name: string; readonly items: readonly Item[] }[] = [
  {
    name: 'Work',
    items: [
      { to: '/dashboard', words: 'Dashboard', icon: IconChartBar },
      { to: '/orders', words: 'Orders', icon: IconPackage },
      {
        to: '/attention',
        words: 'Needs attention',
        icon: IconHandStop,
        tally: 'attention',
      },
      { to: '/transfers', words: 'Transfers', icon: IconTransfer },
      { to: '/mailboxes', words: 'Mailboxes', icon: IconMail },
      { to: '/renewals', words: 'Renewals', icon: IconCalendarDue },
    ],
  },
  {
    name: 'Records',
    items: [
      { to: '/customers', words: 'Customers', icon: IconUsers },
      { to: '/invoicing', words: 'Invoicing', icon: IconReceipt },
      { to: '/plans', words: 'Plans', icon: IconTag },
    ],
  },
  {
    name: 'Log',
    items: [
      { to: '/messages', words: 'Messages', icon: IconInbox, tally: 'messages' },
      { to: '/activity', words: 'Activity', icon: IconHistory },
    ],
  },
]

/** Every page by the kind of work it serves, with what waits there. */
export function Entries({ isFolded }: { readonly isFolded: boolean }) {
  const tallies = useTallies()
  return (
    <div style={{ flex: '1 0 auto' }}>
      {groups.map(({ name, items }) => (
        <div key={name} className={classes.group} role="group" aria-label={name}>
          {!isFolded && (
            <p className="small quiet fw-400" style={{ padding: '0 10px 4px' }}>
              {name}
            </p>
          )}
          {items.map(({ tally, ...item }) => (
            <Entry
              key={item.to}
              {...item}
              isFolded={isFolded}
              tally={tally === undefined ? undefined : tallies[tally]}
            />
          ))}
        </div>
      ))}
    </div>
  )
}

function useTallies(): Record<Tallied, EntryCount> {
  const first = { page: 1, pageSize: 1 }
  const attention = useCall('attention.count', {}).data
  const unread = useCall('notifications.list', { unread: true, ...first }).data?.total ?? 0
  const mail = useCall('letters.status', {}).data?.mail
  const unsent = mail?.failed ?? 0
  return {
    attention: {
      count: attention?.total ?? 0,
      words: attention === undefined ? '' : attentionWords(attention),
      meaning: 'person',
    },
    messages:
      unsent > 0
        ? { count: unsent, words: `${countOf(unsent, 'letter')} not sent`, meaning: 'person' }
        : { count: unread, words: `${unread} unread`, meaning: 'news' },
  }
}
