import type { Customer } from '../../../shared/customers/customer.ts'
import { Defaults } from './Defaults.tsx'
import { Keys } from './Keys.tsx'
import { Months } from './Months.tsx'
import classes from './Overview.module.css'

/** The months on the left, what is kept for the customer on the right. */
export function Overview({ customer }: { readonly customer: Customer }) {
  return (
    <div className={classes.overview}>
      <Months id={customer.id} />
      <div className={classes.kept}>
        <Keys customer={customer} />
        <Defaults customer={customer} />
      </div>
    </div>
  )
}
