import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { clsx } from 'clsx'
import { useState } from 'react'
import { Link } from 'wouter'
import type { CustomerRow } from '../../shared/customers/customer.ts'
import { countOf } from '../../shared/text/count-of.ts'
import { isolated } from '../../shared/text/isolated.ts'
import { numberText } from '../../shared/text/locale.ts'
import { FormatItems } from '../exports/FormatItems.tsx'
import { useExport } from '../exports/use-export.ts'
import { ordersAddress } from '../orders/list/orders-view.ts'
import { CopyButton } from '../ui/CopyButton.tsx'
import { OutsideText } from '../ui/OutsideText.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import type { Column } from '../ui/table/TableRow.tsx'
import classes from './Customers.module.css'

export const customerColumns: readonly Column<CustomerRow>[] = [
  { key: 'name', title: 'Name', cell: row => <OutsideText text={row.name} /> },
  {
    key: 'email',
    title: 'E-mail address',
    width: '36%',
    cell: row => (
      <span className="row miw-0 gap-4">
        <OutsideText isExact className="cut" text={row.email} />
        <CopyButton text={row.email} what="address" />
      </span>
    ),
  },
  {
    key: 'orders',
    title: 'Orders',
    width: '88px',
    align: 'right',
    cell: row => <Orders row={row} />,
  },
  {
    key: 'since',
    title: 'Entered',
    width: '120px',
    align: 'right',
    cell: row => <RelativeTime at={row.createdAt} />,
  },
  {
    key: 'export',
    title: 'Export',
    hidesTitle: true,
    width: '64px',
    align: 'right',
    cell: row => <ExportButton row={row} />,
  },
]

/** Exports all mailboxes of the customer's orders; draws nothing when there is no order. */
function ExportButton({ row }: { readonly row: CustomerRow }) {
  const write = useExport()
  const [isOpen, setOpen] = useState(false)
  if (row.orderCount === 0) return null
  return (
    <Menu position="bottom-end" width={320} opened={isOpen} onChange={setOpen}>
      <Menu.Target>
        <Tooltip label="Export mailboxes" disabled={isOpen}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={28}
            loading={write.isPending}
            aria-label={`Export mailboxes of ${isolated(row.name)}`}
          >
            <IconDownload size={16} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{`Export mailboxes of ${isolated(row.name)}`}</Menu.Label>
        <FormatItems onChoose={format => write.mutate({ format, customerId: row.id })} />
      </Menu.Dropdown>
    </Menu>
  )
}

function Orders({ row }: { readonly row: CustomerRow }) {
  if (row.orderCount === 0) return <span className={clsx(classes.count, 'quiet')}>0</span>
  return (
    <Link
      to={ordersAddress({ search: row.email })}
      className={clsx(classes.count, 'link tabular')}
      aria-label={`${countOf(row.orderCount, 'order')} of ${isolated(row.name)}`}
    >
      {numberText(row.orderCount)}
    </Link>
  )
}
