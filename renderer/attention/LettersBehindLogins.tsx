import { Button } from '@mantine/core'
import type { WaitingForLogins } from '../../shared/letters/contract.ts'
import { countOf } from '../../shared/text/count-of.ts'
import { useCall, useDo } from '../app/bridge.ts'
import { addressOf } from '../app/place/address.ts'
import { CustomerLink, OrderLink } from '../ui/links.tsx'
import { useCheckLogins } from '../ui/logins/CheckLogins.tsx'
import { LoginRunLine } from '../ui/logins/LoginRunLine.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { RowTable } from '../ui/table/RowTable.tsx'
import type { Column } from '../ui/table/TableRow.tsx'
import { Act, Lead } from './Act.tsx'
import { Section } from './Section.tsx'

const columns: readonly Column<WaitingForLogins>[] = [
  { key: 'order', title: 'Order', width: '84px', cell: row => <OrderLink id={row.orderId} /> },
  {
    key: 'customer',
    title: 'Customer',
    width: '22%',
    cell: row => <CustomerLink id={row.customerId} name={row.customerName} />,
  },
  { key: 'why', title: 'Cause', cell: row => row.cause },
  {
    key: 'since',
    title: 'Since',
    width: '104px',
    align: 'right',
    cell: row => <RelativeTime at={row.since} />,
  },
  {
    key: 'send',
    title: '',
    width: '150px',
    align: 'right',
    cell: row => <SendAnyway id={row.id} />,
  },
]

/** Completion letters whose orders have mailboxes that have not logged in for an hour. */
export function LettersBehindLogins() {
  const rows = useCall('letters.behindLogins', {}).data ?? []
  const check = useCheckLogins()
  if (rows.length === 0) return null
  return (
    <Section
      title="Mailboxes do not log in, so letters wait"
      figure={countOf(rows.length, 'letter')}
      lines={[
        'The orders are complete. Each letter leaves by itself once all mailboxes that it announces log in; mend the cause and check again, or send it all the same.',
        <LoginRunLine key="run" />,
      ]}
      acts={
        <>
          <Lead label="See the mailboxes" to={addressOf('/mailboxes', { login: 'fails' })} />
          <Act
            label="Check again"
            isBusy={check.isPending}
            onPress={() => check.mutate({ orderIds: rows.flatMap(row => row.orderIds) })}
          />
        </>
      }
    >
      <RowTable
        label="Letters that wait for logins"
        columns={columns}
        rows={rows}
        rowKey={row => row.id}
        minWidth={640}
      />
    </Section>
  )
}

function SendAnyway({ id }: { readonly id: number }) {
  const send = useDo('letters.sendBeforeLogins')
  return (
    <Button
      variant="default"
      size="compact-sm"
      loading={send.isPending}
      onClick={() => send.mutate({ id })}
    >
      Send anyway
    </Button>
  )
}
