import { clsx } from 'clsx'
import type { WaitingDomain } from '../../../shared/orders/order-domain.ts'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { DomainLink, OrderLink } from '../../ui/links.tsx'
import { MeaningIcon } from '../../ui/MeaningIcon.tsx'
import { useNow } from '../../ui/now.ts'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { Tag } from '../../ui/Tag.tsx'
import type { Column } from '../../ui/table/TableRow.tsx'
import { countdown } from '../../words/times.ts'
import { nameServerStatusWords } from '../../words/words.ts'
import { lineOfState } from '../order/domain-line.ts'
import classes from './Transfers.module.css'

/** What is waited for comes first, the ids last. */
export const transferColumns: readonly Column<WaitingDomain>[] = [
  {
    key: 'domain',
    title: 'Domain',
    width: '22%',
    cell: row => <DomainLink name={row.domain} />,
  },
  { key: 'waits', title: 'Waits for', cell: row => <WaitsFor row={row} /> },
  {
    key: 'since',
    title: 'For',
    width: '68px',
    align: 'right',
    cell: row => <RelativeTime at={row.stageSince} as="age" />,
  },
  {
    key: 'next',
    title: 'Next check',
    width: '88px',
    align: 'right',
    cell: row => <NextCheck row={row} />,
  },
  {
    key: 'set',
    title: 'Nameservers',
    width: '118px',
    cell: row => {
      const { words, meaning } = nameServerStatusWords[row.nameServerStatus ?? 'none']
      return (
        <Tag meaning={meaning} look="plain" isStill>
          {words}
        </Tag>
      )
    },
  },
  {
    key: 'wanted',
    title: 'Wanted',
    width: 'var(--wanted-width)',
    cell: row => <Wanted row={row} />,
  },
  {
    key: 'order',
    title: 'Order',
    width: '68px',
    align: 'right',
    cell: row => <OrderLink id={row.orderId} customer={row.customerName} />,
  },
]

function WaitsFor({ row }: { readonly row: WaitingDomain }) {
  const now = useNow(10)
  const { meaning, words } = lineOfState(row.state, row, now)
  return (
    <span className="row miw-0 gap-6" title={row.failure?.detail ?? words}>
      <MeaningIcon meaning={meaning} isStill={meaning !== 'running'} />
      <span className="cut">{words}</span>
    </span>
  )
}

function NextCheck({ row }: { readonly row: WaitingDomain }) {
  const now = useNow(1)
  if (row.state === 'running') return 'Now'
  if (row.dueAt === undefined) return <span className="quiet tabular">–</span>
  return <span className="tabular">{countdown(row.dueAt, now) ?? 'Now'}</span>
}

function Wanted({ row }: { readonly row: WaitingDomain }) {
  if (row.nameServers.length === 0) return <span className="quiet tabular">–</span>
  return (
    <span className={clsx(classes.wanted, 'row miw-0 gap-6')}>
      <span className={clsx(classes.words, 'cut mono')} title={row.nameServers.join('\n')}>
        {row.nameServers.join(' ')}
      </span>
      <CopyButton text={row.nameServers.join('\n')} what={`nameservers of ${row.domain}`} />
    </span>
  )
}
