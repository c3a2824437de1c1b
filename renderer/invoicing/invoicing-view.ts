import type { InvoicingLine } from '../../shared/invoicing/contract.ts'
import { isMonth } from '../../shared/text/month.ts'
import type { Query } from '../app/place/address.ts'
import { changeQuery, useQuery } from '../app/place/history.ts'

export type InvoicingView = {
  /** Such as `2026-11`, by the clock of this computer. */
  readonly month: string
  readonly by: InvoicingLine
  /** Only this customer's orders. */
  readonly customerId: number | undefined
}

/** What the page shows, as its address says; the present month at first. */
export function useInvoicingView(present: string): InvoicingView {
  const { month = '', by, customer = '' } = useQuery()
  return {
    month: isMonth(month) ? month : present,
    by: by === 'order' ? 'order' : 'customer',
    customerId: /^[1-9]\d{0,9}$/.test(customer) ? Number(customer) : undefined,
  }
}

/** Changes what the page shows, where it is shown. */
export const showInvoicing = (change: Partial<InvoicingView>) => changeQuery(queryOf(change))

function queryOf(change: Partial<InvoicingView>): Query {
  return {
    ...(change.month !== undefined && { month: change.month }),
    ...(change.by !== undefined && { by: change.by === 'order' ? 'order' : undefined }),
    ...('customerId' in change && {
      customer: change.customerId === undefined ? undefined : String(change.customerId),
    }),
  }
}
