import { expect, it } from 'vitest'
import { removalOf } from '../../../../../renderer/orders/order/domain-line.ts'
import {
  completedWords,
  enteredWords,
  orderNames,
  stayWords,
} from '../../../../../renderer/orders/order/mailbox-rows.ts'
import { at, domain, mailbox, orderOf } from '../../../../support/order-view.ts'

it('an order is called by the domains of its form, stopped or not', () => {
  const domains = [domain('one.com'), domain('two.com'), domain('gone.com', { hasLeft: true })]

  expect(orderNames(orderOf({ domains }))).toEqual(['one.com', 'two.com'])
  expect(orderNames(orderOf({ domains: [] }))).toEqual(['one.com', 'two.com'])
})

it('what stays at Mailin is told by what is known of it', () => {
  const asked = mailbox('jo@one.com')
  const made = mailbox('jo@two.com', { mailinMailboxId: 7 })

  expect(stayWords(orderOf({}))).toBe('')
  expect(stayWords(orderOf({ mailboxes: [asked] }))).toBe(
    '1 mailbox was asked for and may be at Mailin.',
  )
  expect(stayWords(orderOf({ mailboxes: [asked, made] }))).toBe(
    '1 mailbox stays at Mailin. 1 more was asked for and may be there.',
  )
})

it('what staff entered is kept here, not at Mailin', () => {
  const byHand = { isByHand: true, isAsked: false }
  const entered = [mailbox('jo@one.com', byHand), mailbox('al@one.com', byHand)]
  const made = mailbox('jo@two.com', { mailinMailboxId: 7 })

  expect(enteredWords(orderOf({ mailboxes: [made] }))).toBe('')
  expect(enteredWords(orderOf({ mailboxes: entered.slice(0, 1) }))).toBe(
    '1 entered mailbox is kept here.',
  )
  expect(stayWords(orderOf({ mailboxes: entered }))).toBe('2 entered mailboxes are kept here.')
  expect(stayWords(orderOf({ mailboxes: [...entered, made] }))).toBe(
    '1 mailbox stays at Mailin. 2 entered mailboxes are kept here.',
  )
})

it('a completed order tells where its extra mailboxes are', () => {
  const byHand = { isByHand: true, isAsked: false }
  const entered = [
    mailbox('jo@one.com', byHand),
    mailbox('al@one.com', { ...byHand, isExtra: true }),
  ]
  const made = mailbox('jo@two.com', { mailinMailboxId: 7, isExtra: true })

  expect(completedWords(orderOf({ mailboxes: entered.slice(0, 1) }))).toBe(
    '1 mailbox ready to export.',
  )
  expect(completedWords(orderOf({ mailboxes: entered }))).toBe(
    '1 mailbox ready to export; 1 more entered, not in the order.',
  )
  expect(completedWords(orderOf({ mailboxes: [...entered, made] }))).toBe(
    '1 mailbox ready to export; 1 more at Mailin, not in the order; 1 more entered, not in the order.',
  )
})

it('a cancelled order tells of each domain how far its removal is', () => {
  const mailboxes = [
    mailbox('jo@one.com', { removedAt: at }),
    mailbox('jo@two.com', { removedAt: at }),
    mailbox('al@two.com', { isBeingRemoved: true }),
    mailbox('jo@three.com', { mailinMailboxId: 7 }),
  ]
  const cancelled = orderOf({ status: 'cancelled', mailboxes })

  expect(removalOf(cancelled, 'one.com')).toBe('removed')
  expect(removalOf(cancelled, 'two.com')).toBe('removing')
  expect(removalOf(cancelled, 'three.com')).toBeNull()
  expect(removalOf(orderOf({ mailboxes }), 'one.com')).toBeNull()
})
