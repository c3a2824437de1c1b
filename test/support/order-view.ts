import type { OrderMailbox } from '../../shared/mailboxes/mailbox.ts'
import type { OrderDomain } from '../../shared/orders/order-domain.ts'
import type { Order } from '../../shared/orders/order-view.ts'

/** The time of everything in these orders. */
export const at = '2026-11-01T00:00:00.000Z'

export const domain = (name: string, more: Partial<OrderDomain> = {}): OrderDomain => ({
  name,
  stage: 'mailboxes',
  state: 'superseded',
  attempts: 0,
  needsPerson: false,
  stageSince: at,
  ...more,
})

export const mailbox = (email: string, more: Partial<OrderMailbox> = {}): OrderMailbox => ({
  id: 1,
  email,
  mailinMailboxId: null,
  mailinDomainId: null,
  isAsked: true,
  ...more,
})

export const orderOf = (more: Partial<Order>): Order => ({
  id: 1,
  version: 0,
  status: 'reject',
  isAutomated: true,
  customer: { id: 1, name: 'Acme', email: 'jo@acme.example' },
  plan: { id: 1, name: 'Private SMTP' },
  createdAt: at,
  updatedAt: at,
  completedAt: null,
  attention: [],
  domains: [],
  transfers: [],
  automations: [],
  mailboxes: [],
  mailboxTotal: 0,
  notes: [],
  activity: [],
  form: {
    customerId: 1,
    planId: 1,
    domains: 'one.com two.com',
    inboxesPerDomain: 1,
    prefixes: [],
    hasCredentials: true,
  },
  ...more,
})
