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
  /** With an id: that one alone. */
  'customers.list': reads({
    args: z.strictObject({ id: id.optional(), search, ...paging }),
    answer: answer<Page<CustomerRow>>(),
  }),
  /** What a deletion would take. */
  'customers.viewDeletion': reads({
    args: z.strictObject({ id }),
    answer: answer<CustomerDeletion>(),
  }),
  /** Takes the person out everywhere; `confirm` is the name. Refused while orders are open. */
  'customers.delete': acts({
    args: z.strictObject({ id, confirm: z.string().max(200) }),
    answer: answer<null>(),
    stale: 'everything',
  }),
  /** Which registrar keys are remembered for a customer; never the keys themselves. */
  'customers.keys': reads({
    args: z.strictObject({ id }),
    answer: answer<readonly SavedKeys[]>(),
  }),
  'customers.forgetKeys': acts({
    args: z.strictObject({ id, platform: z.enum(registrarIds) }),
    answer: answer<null>(),
    stale: ['customers.keys'],
  }),
  /** Undoes a forgetting of the last minute. */
  'customers.restoreKeys': acts({
    args: z.strictObject({ id, platform: z.enum(registrarIds) }),
    answer: answer<null>(),
    stale: ['customers.keys'],
  }),
  /** Which customers a file means, by e-mail address or name. */
  'customers.match': reads({
    args: z.strictObject({ texts: z.array(z.string().max(254)).max(maxImportRows) }),
    answer: answer<readonly MatchedCustomer[]>(),
  }),
}
