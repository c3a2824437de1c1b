import { z } from 'zod'
import { id, paging, search, unlessTaken } from '../border/args.ts'
import { acts, answer, reads } from '../border/call.ts'
import type { Page } from '../border/paging.ts'
import { ofLetters } from '../border/stale.ts'
import { type MatchedCustomer, maxImportRows } from '../imports/import.ts'
import { registrarIds } from '../registrars/catalogue.ts'
import type { SavedKeys } from '../registrars/key-test.ts'
import { type CustomerDeletion, type CustomerRow, customerFields } from './customer.ts'

export const customerCalls = {
  'customers.save': acts({
    args: z.strictObject({
      id: id.optional(),
      ...customerFields,
      unlessTaken,
    }),
    answer: answer<{ readonly id: number }>(),
    stale: ['customers.list', 'orders.list', 'orders.get', ...ofLetters],
  }),
  /** One page by name; with an id that customer alone. */
  'customers.list': reads({
    args: z.strictObject({ id: id.optional(), search, ...paging }),
    answer: answer<Page<CustomerRow>>(),
  }),
  /** What deleting the customer would change or remove. */
  'customers.viewDeletion': reads({
    args: z.strictObject({ id }),
    answer: answer<CustomerDeletion>(),
  }),
  /** Takes the person out everywhere; `confirm` is the name. Refused while an order is not over. */
  'customers.delete': acts({
    args: z.strictObject({ id, confirm: z.string().max(200) }),
    answer: answer<null>(),
    stale: 'everything',
  }),
  /** For which registrars keys are remembered for a customer; never the keys themselves. */
  'customers.keys': reads({
    args: z.strictObject({ id }),
    answer: answer<readonly SavedKeys[]>(),
  }),
  'customers.forgetKeys': acts({
    args: z.strictObject({ id, platform: z.enum(registrarIds) }),
    answer: answer<null>(),
    stale: ['customers.keys'],
  }),
  /** Undoes `customers.forgetKeys` within a minute. */
  'customers.restoreKeys': acts({
    args: z.strictObject({ id, platform: z.enum(registrarIds) }),
    answer: answer<null>(),
    stale: ['customers.keys'],
  }),
  /** Customers by their e-mail addresses or names, as a file names them. */
  'customers.match': reads({
    args: z.strictObject({ texts: z.array(z.string().max(254)).max(maxImportRows) }),
    answer: answer<readonly MatchedCustomer[]>(),
  }),
}
