import { clsx } from 'clsx'
import type { CustomerMonth } from '../../../shared/customers/customer.ts'
import { monthText, numberText } from '../../../shared/text/locale.ts'
import { monthOf, startOfMonth } from '../../../shared/text/month.ts'
import { useCall } from '../../app/bridge.ts'
import { monthOrdersAddress } from '../../app/place/addresses.ts'
import { NameLink } from '../../ui/links.tsx'
import { useNow } from '../../ui/now.ts'
import { Sums } from '../../ui/Sums.tsx'
import { LoadingLines } from '../../ui/states/Late.tsx'
import { PartError } from '../../ui/states/PartError.tsx'
import classes from './Overview.module.css'

/** What was done month by month, the present one first. */
export function Months({ id }: { readonly id: number }) {
  const months = useCall('customers.months', { id })
  return (
    <section aria-labelledby="months">
      <h2 id="months">What was done</h2>
      {months.data === undefined ? (
        months.error === null ? (
          <LoadingLines count={4} />
        ) : (
          <PartError error={months.error} onRetry={() => void months.refetch()} />
        )
      ) : (
        <MonthTable months={months.data} customerId={id} />
      )}
      <p className="small quiet mt-8">
        Orders count in the month in which they were entered; drafts, and what was rejected or
        cancelled before it was completed, do not. Mailboxes count when they were made.
      </p>
    </section>
  )
}

type TableProps = {
  readonly months: readonly CustomerMonth[]
  readonly customerId: number
}

function MonthTable({ months, customerId }: TableProps) {
  const present = monthOf(useNow(60))
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          {['Month', 'Orders', 'Completed', 'Domains', 'Mailboxes', 'Amount', 'Paid'].map(
            title => (
              <th key={title} scope="col">
                {title}
              </th>
            ),
          )}
        </tr>
      </thead>
      <tbody className="tabular">
        {months.map(row => (
          <tr key={row.month} className={clsx(row.month === present && classes.present)}>
            <th scope="row">
              <NameLink to={monthOrdersAddress(row.month, customerId)}>
                {monthText(startOfMonth(row.month))}
              </NameLink>
            </th>
            {[row.orders, row.completed, row.domains, row.mailboxes].map((count, at) => (
              <td key={at} className={clsx(count === 0 && 'quiet')}>
                {numberText(count)}
              </td>
            ))}
            <td>
              <Sums sums={row.sums} of="amount" />
              {row.withoutAmount > 0 && (
                <div className="small quiet fw-400">{`${numberText(row.withoutAmount)} without amount`}</div>
              )}
            </td>
            <td>
              <Sums sums={row.sums} of="paid" />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
