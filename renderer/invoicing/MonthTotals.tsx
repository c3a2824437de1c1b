import type { ReactNode } from 'react'
import type { InvoicingPage } from '../../shared/invoicing/invoicing.ts'
import { numberText } from '../../shared/text/locale.ts'
import { Sums } from '../ui/Sums.tsx'
import classes from './Invoicing.module.css'

/** What all rows of the month come to; dashes until it is read. */
export function MonthTotals({
  totals,
}: {
  readonly totals: InvoicingPage['totals'] | undefined
}) {
  const sums = totals?.sums ?? []
  const number = (value: number | undefined) =>
    value === undefined ? <span className="quiet">–</span> : numberText(value)
  const unpriced = totals?.withoutAmount ?? 0
  return (
    <dl className={classes.totals}>
      <Total title="Orders" note={unpriced > 0 && `${numberText(unpriced)} without amount`}>
        {number(totals?.orders)}
      </Total>
      <Total title="Mailboxes">{number(totals?.mailboxes)}</Total>
      <Total title="Amount">
        <Sums sums={sums} of="amount" />
      </Total>
      <Total title="Paid">
        <Sums sums={sums} of="paid" />
      </Total>
      <Total title="Open">
        <Sums sums={sums} of="open" />
      </Total>
    </dl>
  )
}

type TotalProps = {
  readonly title: string
  readonly note?: string | false
  readonly children: ReactNode
}

function Total({ title, note = false, children }: TotalProps) {
  return (
    <div className={classes.total}>
      <dt className="small quiet">{title}</dt>
      <dd className={classes.value}>{children}</dd>
      {note !== false && <dd className="small quiet">{note}</dd>}
    </div>
  )
}
