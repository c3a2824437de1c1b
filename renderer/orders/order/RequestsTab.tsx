import type { Order } from '../../../shared/orders/order-view.ts'
import { RowTable } from '../../ui/table/RowTable.tsx'
import { ExchangeList } from './ExchangeList.tsx'
import { requestColumns, transferColumns } from './request-columns.tsx'
import classes from './Tabs.module.css'

/** What was asked of Mailin and the registrar for this order, and what they answered. */
export function RequestsTab({ order }: { readonly order: Order }) {
  return (
    <div className="bleed">
      <h2 className={classes.section}>Transfers</h2>
      {order.transfers.length === 0 ? (
        <p className="quiet page-sides mt-8">
          No domain of this order had to be transferred yet.
        </p>
      ) : (
        <RowTable
          label="Transfers"
          columns={transferColumns}
          rows={order.transfers}
          rowKey={row => row.domain}
        />
      )}
      <h2 className={classes.section}>Requests</h2>
      {order.automations.length === 0 ? (
        <p className="quiet page-sides mt-8">Nothing was requested from Mailin yet.</p>
      ) : (
        <RowTable
          label="Requests"
          columns={requestColumns}
          rows={order.automations}
          rowKey={row => row.id}
        />
      )}
      <ExchangeList orderId={order.id} />
    </div>
  )
}
