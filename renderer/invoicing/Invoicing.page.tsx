import { keepPreviousData } from '@tanstack/react-query'
import { monthOf } from '../../shared/text/month.ts'
import { useCall } from '../app/bridge.ts'
import { useNow } from '../ui/now.ts'
import { Page } from '../ui/Page.tsx'
import { CustomerMonths, customersPerPage } from './CustomerMonths.tsx'
import { ExportMonth } from './ExportMonth.tsx'
import { InvoicingTabs } from './InvoicingTabs.tsx'
import { showInvoicing, useInvoicingView } from './invoicing-view.ts'
import { MonthOrders } from './MonthOrders.tsx'
import { MonthPicker } from './MonthPicker.tsx'
import { MonthTotals } from './MonthTotals.tsx'

/** What the invoices of one month are made of, by customer or by order. */
export function InvoicingPage() {
  const present = monthOf(useNow(60))
  const view = useInvoicingView(present)
  const { month, by, customerId } = view
  // as the list by customer asks for its first page, so that one answer serves both
  const { data } = useCall(
    'invoicing.list',
    {
      month,
      page: 1,
      pageSize: customersPerPage,
      ...(customerId !== undefined && { customerId }),
    },
    { placeholderData: keepPreviousData },
  )
  return (
    <Page
      title="Invoicing"
      scroll="own"
      actions={
        <>
          <MonthPicker
            month={month}
            first={data?.firstMonth ?? month}
            last={present}
            onChange={next => showInvoicing({ month: next })}
          />
          <ExportMonth month={month} />
        </>
      }
      tools={
        <>
          <MonthTotals totals={data?.totals} />
          <InvoicingTabs view={view} customer={data?.rows[0]?.name} />
        </>
      }
    >
      {by === 'order' ? (
        <MonthOrders month={month} customerId={customerId} />
      ) : (
        <CustomerMonths month={month} />
      )}
    </Page>
  )
}
