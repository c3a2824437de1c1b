import { z } from 'zod'
import { id, ids, paging, search, unlessTaken } from '../border/args.ts'
import { acts, answer, reads } from '../border/call.ts'
import { afterId } from '../border/cursor.ts'
import type { Page } from '../border/paging.ts'
import { ofLetters, ofOrders } from '../border/stale.ts'
import { type MatchedCustomer, maxImportRows } from '../imports/import.ts'
import { typedCredentialsSchema } from '../orders/order.ts'
import { registrarIds } from '../registrars/catalogue.ts'
import type { KeyUse, SavedKeys } from '../registrars/key-test.ts'
import {
  type Customer,
  type CustomerDeletion,
  type CustomerDomain,
  type CustomerMerge,
  type CustomerMonth,
  type CustomerNote,
  type CustomerRow,
  customerDefaults,
  customerFields,
} from './customer.ts'

/** Reading calls whose answers name a customer, or are about one. */
const ofCustomers = [
  'customers.list',
  'customers.get',
  'orders.list',
  'orders.get',
  'invoicing.list',
  'invoicing.orders',
  ...ofLetters,
] as const

/** Which customers a list shows. */
export const customerFilter = { archived: z.boolean().optional(), search }

export const customerCalls = {
  'customers.save': acts({
    args: z.strictObject({
      id: id.optional(),
      ...customerFields,
      unlessTaken,
      /** What is left out stays as it is, null takes it away. */
      defaults: z
        .strictObject({
          platform: customerDefaults.platform.nullable(),
          planId: customerDefaults.planId.nullable(),
          exportFormat: customerDefaults.exportFormat.nullable(),
          letterLanguage: customerDefaults.letterLanguage.nullable(),
        })
        .partial()
        .optional(),
    }),
    answer: answer<{ readonly id: number }>(),
    stale: ofCustomers,
  }),
  /** One page by name; with an id that customer alone. `archived`: those instead of the others. */
  'customers.list': reads({
    args: z.strictObject({ id: id.optional(), ...customerFilter, ...paging }),
    answer: answer<Page<CustomerRow>>(),
  }),
  'customers.get': reads({ args: z.strictObject({ id }), answer: answer<Customer>() }),
  /** What was done for a customer month by month, the newest first; the present one always. */
  'customers.months': reads({
    args: z.strictObject({ id }),
    answer: answer<readonly CustomerMonth[]>(),
  }),
  /** The domains of a customer's orders, those of the newest order first. */
  'customers.domains': reads({
    args: z.strictObject({ id, search, ...paging }),
    answer: answer<Page<CustomerDomain>>(),
  }),
  /** The notes on a customer's orders, the newest first. */
  'customers.notes': reads({
    args: z.strictObject({ id, ...paging, after: afterId }),
    answer: answer<Page<CustomerNote>>(),
  }),
  /** An archived customer is offered for no new order; open orders go on. */
  'customers.archive': acts({
    args: z.strictObject({ id, archived: z.boolean() }),
    answer: answer<null>(),
    stale: [...ofCustomers, 'customers.match', 'search.everything'],
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
  /** What would move if a customer became one with another. */
  'customers.viewMerge': reads({
    args: z.strictObject({ id, into: id }),
    answer: answer<CustomerMerge>(),
  }),
  /** Makes the customer one with `into`, which keeps its name; refused unless `orders` many move. */
  'customers.merge': acts({
    args: z.strictObject({ id, into: id, orders: z.int().min(0) }),
    answer: answer<null>(),
    stale: 'everything',
  }),
  /** Undoes `customers.merge` within a minute. */
  'customers.unmerge': acts({
    args: z.strictObject({ id }),
    answer: answer<null>(),
    stale: 'everything',
  }),
  /** For which registrars keys are remembered for a customer; never the keys themselves. */
  'customers.keys': reads({
    args: z.strictObject({ id }),
    answer: answer<readonly SavedKeys[]>(),
  }),
  /** Which open orders have these keys, and which wait for others. */
  'customers.keyUse': reads({
    args: z.strictObject({ id }),
    answer: answer<readonly KeyUse[]>(),
  }),
  /** Remembers keys for the customer's next orders, in place of earlier ones. */
  'customers.saveKeys': acts({
    args: z.strictObject({
      id,
      platform: z.enum(registrarIds),
      credentials: typedCredentialsSchema,
    }),
    answer: answer<null>(),
    stale: ['customers.keys', 'customers.keyUse'],
  }),
  /**
   * Puts the remembered keys, or those of the order `from`, in place of the refused ones of these
   * orders, and lets them go on. Orders that wait for no keys stay as they are.
   */
  'customers.giveKeys': acts({
    args: z.strictObject({
      id,
      platform: z.enum(registrarIds),
      orderIds: ids,
      from: id.optional(),
    }),
    answer: answer<{
      readonly given: number
      /** Orders that wait for no keys any more; absent: every order got them. */
      readonly left?: readonly number[]
    }>(),
    stale: [...ofOrders, 'engine.status'],
  }),
  'customers.forgetKeys': acts({
    args: z.strictObject({ id, platform: z.enum(registrarIds) }),
    answer: answer<null>(),
    stale: ['customers.keys', 'customers.keyUse'],
  }),
  /** Undoes `customers.forgetKeys` within a minute. */
  'customers.restoreKeys': acts({
    args: z.strictObject({ id, platform: z.enum(registrarIds) }),
    answer: answer<null>(),
    stale: ['customers.keys', 'customers.keyUse'],
  }),
  /** Customers by their e-mail addresses or names, as a file names them. */
  'customers.match': reads({
    args: z.strictObject({ texts: z.array(z.string().max(254)).max(maxImportRows) }),
    answer: answer<readonly MatchedCustomer[]>(),
  }),
}
