import { useState } from 'react'
import type { Order } from '../../../shared/orders/order-view.ts'
import type { ExchangeRow } from '../../../shared/records/records.ts'
import { ListBody } from '../../ui/table/ListBody.tsx'
import { RowTable } from '../../ui/table/RowTable.tsx'
import { usePages } from '../../ui/table/use-pages.ts'
import { ExchangeDialog } from './ExchangeDialog.tsx'
import { exchangeColumns } from './exchange-columns.tsx'
import { requestColumns, transferColumns } from './request-columns.tsx'
import { NoneFound, TabSearch, useTabSearch } from './TabSearch.tsx'
import classes from './Tabs.module.css'

/** What was asked of Mailin and the registrar for this order, and what they answered. */
export function RequestsTab({ order }: { readonly order: Order }) {
  const transfers = useTabSearch(order.transfers, row => row.domain)
  const requests = useTabSearch(order.automations, row => row.subjects.join(' '))
  return (
    <div className="bleed">
      <TabSearch
        className="page-sides"
        label="Search domains, addresses"
        count={order.transfers.length + order.automations.length}
      />
      <h2 className={classes.section}>Transfers</h2>
      {order.transfers.length === 0 ? (
        <p className="quiet page-sides mt-8">
          No domain of this order had to be transferred yet.
        </p>
      ) : transfers.found.length === 0 ? (
        <NoneFound what="transfer" wanted={transfers.wanted} />
      ) : (
        <RowTable
          label="Transfers"
          columns={transferColumns}
          rows={transfers.found}
          rowKey={row => row.domain}
        />
      )}
      <h2 className={classes.section}>Requests</h2>
      {order.automations.length === 0 ? (
        <p className="quiet page-sides mt-8">Nothing was requested from Mailin yet.</p>
      ) : requests.found.length === 0 ? (
        <NoneFound what="request" wanted={requests.wanted} />
      ) : (
        <RowTable
          label="Requests"
          columns={requestColumns}
          rows={requests.found}
          rowKey={row => row.id}
        />
      )}
      <ExchangeList orderId={order.id} />
    </div>
  )
}

const pageSize = 25

/** What went over the wire for this order, the newest first. */
function ExchangeList({ orderId }: { readonly orderId: number }) {
  const [open, setOpen] = useState<ExchangeRow | null>(null)
  const pages = usePages('exchanges.list', { orderId }, pageSize)
  return (
    <>
      <h2 className={classes.section}>Raw answers</h2>
      <ListBody
        label="Raw answers"
        pages={pages}
        columns={exchangeColumns}
        rowKey={row => row.id}
        onOpen={setOpen}
        empty={
          <p className="quiet page-sides mt-8">
            No provider was asked yet. Answers are kept for 30 days.
          </p>
        }
      />
      <ExchangeDialog exchange={open} onClose={() => setOpen(null)} />
    </>
  )
}
