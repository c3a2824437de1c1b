import { z } from 'zod'
import { id, search } from '../border/args.ts'
import { acts, answer } from '../border/call.ts'
import { rising } from '../border/time-range.ts'
import { customerFilter } from '../customers/contract.ts'
import { tableFormats } from '../exports/table-format.ts'
import { letterFilter } from '../letters/contract.ts'
import { mailboxFilter } from '../mailboxes/contract.ts'
import { orderFilter } from '../orders/contract.ts'
import { activityFilter, logFilter, notificationFilter } from '../records/contract.ts'
import { renewalFilter } from '../renewals/contract.ts'

/** One list and what it is filtered by, as the call that shows it takes them. */
const listed = <Name extends string, Filter extends z.ZodType>(list: Name, filter: Filter) =>
  z.strictObject({ list: z.literal(list), filter, format: z.enum(tableFormats) })

/** Every list that can be written to a file. */
const exported = z.discriminatedUnion('list', [
  listed('orders', rising(z.strictObject(orderFilter))),
  listed('mailboxes', rising(z.strictObject(mailboxFilter))),
  listed('customers', z.strictObject(customerFilter)),
  listed('domains', z.strictObject({ id, search })),
  listed('plans', z.strictObject({ search })),
  listed('coupons', z.strictObject({ search })),
  listed('letters', rising(z.strictObject(letterFilter))),
  listed('notifications', z.strictObject(notificationFilter)),
  listed('activity', rising(z.strictObject(activityFilter))),
  listed('log', z.strictObject(logFilter)),
  listed('renewals', z.strictObject(renewalFilter)),
  listed('transfers', z.strictObject({ search })),
  listed('attention', z.strictObject({})),
])
type Exported = z.input<typeof exported>
export type ExportedList = Exported['list']

/** A list and its filter, without the format of its file. */
export type ListWhat = {
  [Name in ExportedList]: Omit<Extract<Exported, { list: Name }>, 'format'>
}[ExportedList]

export const listCalls = {
  /** Writes all rows of a list, filtered and sorted as it is shown, to a path that staff choose. */
  'lists.export': acts({
    args: exported,
    answer: answer<{
      readonly path: string
      /** How many rows the file has. */
      readonly count: number
    }>(),
    stale: [],
  }),
}
