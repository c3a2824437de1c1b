import type { Time } from '../border/paging.ts'
import { amountProblem } from '../plans/price.ts'
import { fields } from './form-fields.ts'

/** What staff may say of an order's invoice at any time; what is left out stays as it is. */
export const billingChange = {
  amount: fields.amount.schema
    .unwrap()
    .refine(
      amount => amountProblem(amount) === undefined,
      'An amount has two decimals at most.',
    )
    .optional(),
  currency: fields.currency.schema.unwrap().optional(),
  /** null: it is not paid. */
  paidAt: fields.paidAt.schema.optional(),
  billingStatus: fields.billingStatus.schema.min(1, 'Enter a status.').optional(),
}

/** An order's invoice, as lists and pages show it. */
export type Billing = {
  /** Absent: no amount is known. */
  readonly amount?: number
  readonly currency?: string
  readonly paidAt?: Time
  /** In staff's own words; `pending` until they say otherwise. */
  readonly billingStatus: string
}

/** The rule of the same name in `db/schema/orders.ts`. */
export const isPaid = ({ paidAt, billingStatus }: Billing): boolean =>
  paidAt !== undefined || billingStatus.toLowerCase() === 'paid'
