import type { LetterKind } from './letter.ts'

/** A merge field: what stands in its place, for staff, and whether that takes several lines. */
export type LetterField = { readonly means: string; readonly takes: 'line' | 'lines' }

const line = (means: string) => ({ means, takes: 'line' }) as const
const lines = (means: string) => ({ means, takes: 'lines' }) as const

const ofOrder = {
  customer_name: line('Name of the customer'),
  order_number: line('Number of the order'),
  plan_name: line('Name of the plan'),
  domain_list: lines('Domains of the order, each on a line'),
} as const

const ofImport = {
  customer_name: ofOrder.customer_name,
  order_count: line('How many orders the letter is about'),
  completed_count: line('How many of them are completed'),
  headline: line('How it went, in a few words'),
  result: line('How it went, in a sentence'),
  order_list: lines('The orders, by how each stands'),
  next_step: line('That the credentials follow; empty when no order is completed'),
} as const

/**
 * Everything that a template can name, by what the letter is about. A template is refused when it
 * names anything else. No field is made of a password, a key, or the words of a provider.
 */
export const letterFields = {
  'order-created': {
    ...ofOrder,
    domain_count: line('How many domains it has'),
    mailbox_count: line('How many mailboxes it has'),
  },
  'order-completed': {
    ...ofOrder,
    mailbox_count: line('How many mailboxes were made'),
    mailboxes_ready: line('That they are ready'),
  },
  'order-rejected': { ...ofOrder, reason: lines('The reason, as it was entered') },
  'order-cancelled': {
    ...ofOrder,
    mailboxes_fate: line('Whether the mailboxes stay or are removed'),
  },
  'nameservers-failed': {
    ...ofOrder,
    domain_count: line('How many domains have the trouble'),
    failed_domains: lines('These domains by cause, and what the customer can do'),
  },
  'order-stalled': {
    ...ofOrder,
    hours: line('For how long nothing has moved'),
    stalled_domains: lines('The domains by what they wait for, and what to do'),
  },
  'credentials-handed-over': {
    ...ofOrder,
    mailbox_count: line('How many mailboxes the file has'),
    file_name: line('Name of the encrypted file'),
  },
  'import-standing': ofImport,
  'import-summary': ofImport,
} as const satisfies Record<LetterKind, Readonly<Record<string, LetterField>>>

export type FieldName<Kind extends LetterKind> = keyof (typeof letterFields)[Kind]

/** The fields of a kind of letter by their names. */
export const fieldsOfKind = (kind: LetterKind): Readonly<Record<string, LetterField>> =>
  letterFields[kind]
