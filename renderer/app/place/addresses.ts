import type { LetterLanguage } from '../../../shared/letters/language.ts'
import type { LetterKind } from '../../../shared/letters/letter.ts'
import { addressOf } from './address.ts'

/** Where each thing is: every link and every hit of the palette asks here. */
export const orderAddress = (id: number) => `/orders/${id}`

/** The domain's row in its order. */
export const domainAddress = (orderId: number, name: string) =>
  addressOf(`/orders/${orderId}/domains`, { at: name })

/** The domain's own page: its orders, and what happened to it. */
export const historyAddress = (name: string) => `/domains/${encodeURIComponent(name)}`

/** The mailbox's row in its order. */
export const mailboxAddress = (orderId: number, email: string) =>
  addressOf(`/orders/${orderId}/mailboxes`, { at: email })

export const customerAddress = (id: number) => `/customers/${id}`

/** The orders of a customer that make up a month such as `2026-11`. */
export const monthOrdersAddress = (month: string, customerId: number) =>
  addressOf('/invoicing', { month, by: 'order', customer: String(customerId) })

/** The words of letters; with a language, its own. */
export const templatesAddress = (language?: LetterLanguage) =>
  addressOf('/messages/templates', language === undefined ? {} : { language })

/** The words of a letter in a language. */
export const templateAddress = (kind: LetterKind, language: LetterLanguage) =>
  `/messages/templates/${kind}/${language}`

/** A format that staff made, or the page that makes one. */
export const formatAddress = (id: number | 'new') => `/settings/exports/formats/${id}`
