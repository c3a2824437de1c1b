import {
  IconMail,
  IconMailForward,
  IconNote,
  IconPackage,
  IconWorld,
} from '@tabler/icons-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { Customer, CustomerDomain } from '../../../shared/customers/customer.ts'
import type { LetterRow } from '../../../shared/letters/letter.ts'
import type { OrderSort } from '../../../shared/orders/order-sort.ts'
import { domainAddress, mailboxAddress, orderAddress } from '../../app/place/addresses.ts'
import { LetterDialog } from '../../letters/LetterDialog.tsx'
import { letterColumns } from '../../letters/letter-columns.tsx'
import { mailboxColumns } from '../../mailboxes/columns.tsx'
import { orderColumns } from '../../orders/list/columns.tsx'
import { ExpiryText } from '../../ui/ExpiryText.tsx'
import { useEditing } from '../../ui/form/use-editing.ts'
import { DomainLink, OrderLink } from '../../ui/links.tsx'
import { OutsideText } from '../../ui/OutsideText.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import { EmptyState } from '../../ui/states/EmptyState.tsx'
import { ListState } from '../../ui/states/ListState.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { ListBody } from '../../ui/table/ListBody.tsx'
import { RowTable } from '../../ui/table/RowTable.tsx'
import type { Column } from '../../ui/table/TableRow.tsx'
import { usePages } from '../../ui/table/use-pages.ts'
import { stageWords } from '../../words/words.ts'
import classes from './Overview.module.css'

const pageSize = 50
type Props = { readonly customer: Customer }

const ordersShown = orderColumns(['plan', 'registrar', 'status', 'progress', 'age', 'id'])

export function OrderTable({ customer: { id } }: Props) {
  const [, navigate] = useLocation()
  const [sort, setSort] = useState<OrderSort>({ by: 'id', descending: true })
  const pages = usePages('orders.list', { customerId: id, sort }, pageSize)
  return (
    <ListState
      pages={pages}
      empty={
        <EmptyState
          icon={IconPackage}
          title="No orders yet"
          words="Orders of the customer are listed here, open ones and ended ones."
        />
      }
    >
      <RowTable
        label="Orders of the customer"
        minWidth={0}
        columns={ordersShown}
        rows={pages.list.data?.rows ?? []}
        rowKey={row => row.id}
        sort={sort}
        onSort={setSort}
        onOpen={row => navigate(orderAddress(row.id))}
        viewKey={pages.viewKey}
      />
    </ListState>
  )
}

const domainsShown: readonly Column<CustomerDomain>[] = [
  {
    key: 'name',
    title: 'Domain',
    cell: row => <DomainLink name={row.name} />,
  },
  {
    key: 'stage',
    title: 'Stage',
    width: '148px',
    cell: row =>
      row.needsPerson ? (
        <Tag meaning="person" look="plain">
          Needs a person
        </Tag>
      ) : (
        <span className="quiet">{row.stage === undefined ? '–' : stageWords[row.stage]}</span>
      ),
  },
  {
    key: 'expires',
    title: 'Expires',
    width: '206px',
    cell: row => <ExpiryText expiry={row.expiry} />,
  },
  {
    key: 'status',
    title: 'Order is',
    width: '136px',
    cell: row => <StatusBadge status={row.status} draftCause={row.draftCause} />,
  },
  {
    key: 'order',
    title: 'Order',
    width: '64px',
    align: 'right',
    cell: row => <OrderLink id={row.orderId} />,
  },
]

export function DomainList({ customer: { id } }: Props) {
  const [, navigate] = useLocation()
  const pages = usePages('customers.domains', { id }, pageSize)
  return (
    <ListBody
      label="Domains of the customer"
      pages={pages}
      columns={domainsShown}
      minWidth={750}
      rowKey={row => `${row.orderId} ${row.name}`}
      onOpen={row => navigate(domainAddress(row.orderId, row.name))}
      empty={
        <EmptyState
          icon={IconWorld}
          title="No domains yet"
          words="The domains of all orders of the customer are listed here."
        />
      }
    />
  )
}

const mailboxesShown = mailboxColumns.filter(column => column.key !== 'customer')

export function MailboxTable({ customer: { id } }: Props) {
  const [, navigate] = useLocation()
  const pages = usePages('mailboxes.list', { customerId: id }, pageSize)
  return (
    <ListBody
      label="Mailboxes of the customer"
      pages={pages}
      columns={mailboxesShown}
      rowKey={row => row.id}
      minWidth={900}
      onOpen={row => navigate(mailboxAddress(row.orderId, row.email))}
      empty={
        <EmptyState
          icon={IconMail}
          title="No mailboxes yet"
          words="They are listed here as soon as an order has asked Mailin for them."
        />
      }
    />
  )
}

export function LetterTable({ customer: { id } }: Props) {
  const reading = useEditing<LetterRow>()
  const pages = usePages('letters.list', { customerId: id }, pageSize)
  return (
    <>
      <ListBody
        label="Letters to the customer"
        pages={pages}
        columns={letterColumns}
        rowKey={row => row.id}
        onOpen={reading.edit}
        empty={
          <EmptyState
            icon={IconMailForward}
            title="No letters yet"
            words="Letters about the customer’s orders are listed here, sent or not."
          />
        }
      />
      {reading.row !== undefined && (
        <LetterDialog letter={reading.row} isOpen={reading.isOpen} onClose={reading.close} />
      )}
    </>
  )
}

/** What the team wrote on the customer's orders, each with its order. */
export function NoteList({ customer: { id } }: Props) {
  const pages = usePages('customers.notes', { id }, pageSize)
  return (
    <ListState
      pages={pages}
      empty={
        <EmptyState
          icon={IconNote}
          title="No notes yet"
          words="Notes are written on an order; those of all orders of the customer are listed here."
        />
      }
    >
      <ol className="scrolls" aria-label="Notes on the customer’s orders">
        {pages.list.data?.rows.map(note => (
          <li key={note.id} className={classes.note}>
            <p className="breaks" style={{ whiteSpace: 'pre-line' }}>
              <OutsideText text={note.text} />
            </p>
            <span className="small quiet">
              Order <OrderLink id={note.orderId} /> · <RelativeTime at={note.createdAt} />
            </span>
          </li>
        ))}
      </ol>
    </ListState>
  )
}
