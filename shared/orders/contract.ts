import { z } from 'zod'
import { domain, domainsText, id, ids, nothing, paging, search } from '../border/args.ts'
import { acts, answer, reads } from '../border/call.ts'
import { afterOrder } from '../border/cursor.ts'
import { engineFailureCodes } from '../border/failure.ts'
import type { Page } from '../border/paging.ts'
import { ofNotes, ofOrders } from '../border/stale.ts'
import { rising, timeRange } from '../border/time-range.ts'
import type { Diagnosis } from '../diagnosis/diagnosis.ts'
import { billingChange } from './billing.ts'
import { orderVersion } from './edits.ts'
import { submitSchema, type UnfinishedFormRow, unfinishedFormSchema } from './form.ts'
import { fields } from './form-fields.ts'
import type { LeftOrder } from './left-orders.ts'
import { noteText } from './note.ts'
import {
  handMadeMailboxSchema,
  handStatuses,
  type OrderStatus,
  orderStatuses,
} from './order.ts'
import type { WaitingDomain } from './order-domain.ts'
import type {
  OrderPage,
  OrderTally,
  SkippedOrder,
  UnfinishedCancellation,
} from './order-list.ts'
import { orderSortSchema } from './order-sort.ts'
import type { Order } from './order-view.ts'

/** A domain that is in another open order. */
export type DomainConflict = {
  readonly domain: string
  readonly orderId: number
  readonly status: OrderStatus
}

/** Another order with a domain: an open one is a conflict, of a completed one staff are warned. */
export type OtherOrder = DomainConflict & {
  /** The customer's name. */
  readonly customer: string
}

/** Which orders a list shows, and how they are sorted. */
export const orderFilter = {
  status: z.enum(orderStatuses).optional(),
  search,
  customerId: id.optional(),
  /** True: only orders with domains that need a person. */
  attention: z.boolean().optional(),
  /** True: only open orders whose due date has passed. */
  late: z.boolean().optional(),
  /** When the order was entered. */
  ...timeRange,
  sort: orderSortSchema.optional(),
}

export const orderCalls = {
  /** What staff have typed into a new order so far; without it nothing is kept any more. */
  'forms.save': acts({
    args: z.strictObject({ id, values: unfinishedFormSchema.optional() }),
    answer: answer<null>(),
    stale: ['forms.get'],
  }),
  'forms.get': reads({
    args: nothing,
    answer: answer<{ readonly forms: readonly UnfinishedFormRow[] }>(),
  }),
  'orders.submit': acts({
    args: submitSchema,
    answer: answer<{ readonly id: number; readonly status: OrderStatus }>(),
    stale: [...ofOrders, 'customers.list', 'customers.keys'],
  }),
  'orders.list': reads({
    args: rising(
      z
        .strictObject({
          ...orderFilter,
          ...paging,
          after: afterOrder,
          /** The page that this order is on; where the list has not got it, `page` counts. */
          at: id.optional(),
        })
        .refine(({ after, sort }) => after === undefined || after[0] === (sort?.by ?? 'id'), {
          path: ['after'],
          message: 'This page was sorted otherwise.',
        }),
    ),
    answer: answer<OrderPage>(),
  }),
  'orders.get': reads({ args: z.strictObject({ id }), answer: answer<Order>() }),
  /** Why a domain does not move; the answer is the same for 10 s. */
  'orders.diagnose': reads({
    args: z.strictObject({ id, domain: z.string().trim().min(1).max(300) }),
    answer: answer<Diagnosis>(),
  }),
  /** Retries one domain, all of one cause, or all domains of the order that wait for a retry. */
  'orders.retry': acts({
    args: z.strictObject({
      id,
      domain: domain.optional(),
      cause: z.enum(engineFailureCodes).optional(),
    }),
    answer: answer<null>(),
    stale: [...ofOrders, 'engine.status'],
  }),
  /**
   * Retries domains of these orders, without ids of all. `skipped` counts chosen domains that stay
   * as they are because they are running, wait by themselves or are done; `left` names orders that
   * were chosen by `orderIds` or `cause` and left as they are, or whose domains are running in part.
   */
  'orders.retryMany': acts({
    args: z.strictObject({
      orderIds: ids.optional(),
      cause: z.enum(engineFailureCodes).optional(),
    }),
    answer: answer<{
      readonly retried: number
      readonly skipped: number
      readonly left: readonly LeftOrder[]
    }>(),
    stale: [...ofOrders, 'engine.status'],
  }),
  'orders.cancelMany': acts({
    args: z.strictObject({ ids, removeMailboxes: z.boolean() }),
    answer: answer<{ readonly cancelled: number; readonly skipped: readonly SkippedOrder[] }>(),
    stale: [...ofOrders, 'notifications.list', 'engine.status', 'cancellations.unfinished'],
  }),
  /** What acts on all these orders would meet. */
  'orders.tally': reads({ args: z.strictObject({ ids }), answer: answer<OrderTally>() }),
  /** What is left of a cancellation of many orders that the end of the app cut off. */
  'cancellations.unfinished': reads({
    args: nothing,
    answer: answer<{ readonly unfinished?: UnfinishedCancellation }>(),
  }),
  /** Gives up a cancellation of many orders; what is left of them stays as it is. */
  'cancellations.drop': acts({
    args: z.strictObject({ id }),
    answer: answer<null>(),
    stale: ['cancellations.unfinished'],
  }),
  'orders.replaceDomain': acts({
    args: z.strictObject({
      id,
      version: orderVersion,
      domain,
      with: domain,
      /** True: takes also a domain that another order has delivered; else that is a conflict. */
      evenIfDelivered: z.boolean().optional(),
    }),
    answer: answer<null>(),
    stale: ofOrders,
  }),
  /**
   * Changes the prefixes of one domain of an order under way that is in conflict or has no mailboxes
   * yet; without `domain`, of all that have none yet.
   */
  'orders.changePrefixes': acts({
    args: z.strictObject({
      id,
      version: orderVersion,
      domain: domain.optional(),
      // entries are parsed one by one, so that all that is wrong is told
      prefixes: fields.prefixes.schema,
    }),
    answer: answer<null>(),
    stale: ofOrders,
  }),
  'orders.cancel': acts({
    args: z.strictObject({ id, version: orderVersion, removeMailboxes: z.boolean() }),
    answer: answer<null>(),
    stale: [...ofOrders, 'notifications.list', 'engine.status'],
  }),
  'orders.reject': acts({
    args: z.strictObject({
      id,
      version: orderVersion,
      reason: z.string().trim().min(1, 'Enter the reason.').max(2000),
    }),
    answer: answer<null>(),
    stale: [...ofOrders, 'notifications.list', 'engine.status'],
  }),
  /** Sets the status of an order that is worked by hand. */
  'orders.setStatus': acts({
    args: z.strictObject({
      id,
      version: orderVersion,
      status: z.enum(handStatuses),
      note: z.string().trim().max(2000),
    }),
    answer: answer<null>(),
    stale: [...ofOrders, 'notifications.list'],
  }),
  /** Sets when an order is due, or clears it with null; what was promised is in its timeline. */
  'orders.setDueDate': acts({
    args: z.strictObject({
      id,
      version: orderVersion,
      dueAt: z.iso.datetime({ offset: true, error: 'Enter a date and time.' }).nullable(),
    }),
    answer: answer<null>(),
    stale: ofOrders,
  }),
  /**
   * Says what orders cost and whether that is paid, whatever their status. Answers how many were
   * changed; those that are gone, or have it so already, stay as they are.
   */
  'orders.setBilling': acts({
    args: z
      .strictObject({
        ids: ids.min(1),
        version: orderVersion,
        ...billingChange,
        /** True: orders that are paid already keep when they were. */
        unlessPaid: z.boolean().optional(),
      })
      .refine(({ ids: chosen, amount }) => amount === undefined || chosen.length === 1, {
        path: ['amount'],
        message: 'An amount is of one order alone.',
      })
      .refine(({ ids: chosen, version }) => version === undefined || chosen.length === 1, {
        path: ['version'],
        message: 'A version is of one order alone.',
      }),
    answer: answer<{ readonly changed: number }>(),
    stale: ofOrders,
  }),
  /** Adds mailboxes that staff made elsewhere to an order that is worked by hand. */
  'orders.addMailboxes': acts({
    args: z.strictObject({
      id,
      mailboxes: z.array(handMadeMailboxSchema).min(1, 'Enter at least one mailbox.').max(6000),
    }),
    answer: answer<{ readonly count: number }>(),
    stale: ofOrders,
  }),
  /** "I have set them": staff set the nameservers at the registrar themselves. */
  'orders.nameServersSet': acts({
    args: z.strictObject({ id, domain }),
    answer: answer<null>(),
    stale: ofOrders,
  }),
  /** Adds a note to an order, or changes the one with this id. */
  'notes.save': acts({
    args: z.strictObject({ id: id.optional(), orderId: id, text: noteText }),
    answer: answer<{ readonly id: number }>(),
    stale: ofNotes,
  }),
  'notes.delete': acts({
    args: z.strictObject({ id }),
    answer: answer<null>(),
    stale: ofNotes,
  }),
  /** Undoes `notes.delete` within a minute. */
  'notes.restore': acts({
    args: z.strictObject({ id }),
    answer: answer<null>(),
    stale: ofNotes,
  }),
  'transfers.list': reads({
    args: z.strictObject({ search, ...paging }),
    answer: answer<Page<WaitingDomain>>(),
  }),
  /** Other orders with these domains: open ones, and completed ones, which delivered them. */
  'orders.withDomains': reads({
    args: z.strictObject({ id: id.optional(), domains: domainsText }),
    answer: answer<readonly OtherOrder[]>(),
  }),
}
