import { describe, expect, test } from 'vitest'
import { isUnchanged, orderDiff } from '../../../../../renderer/orders/form/order-diff.ts'
import { formOf } from '../../../../../renderer/orders/form/values.ts'
import { readTypedDomains } from '../../../../../shared/domains/typed-domains.ts'
import type { OrderMailbox } from '../../../../../shared/mailboxes/mailbox.ts'
import type { Order } from '../../../../../shared/orders/order-view.ts'
import { type OrderFormValues } from '../../../../../shared/orders/typed-form.ts'

const mailbox = (id: number, email: string, more: Partial<OrderMailbox> = {}) => ({
  id,
  email,
  mailinMailboxId: 100 + id,
  mailinDomainId: 1,
  ...more,
})

const order: Order = {
  id: 7,
  version: 0,
  status: 'draft',
  draftCause: 'nameservers',
  isAutomated: true,
  customer: { id: 1, name: 'Acme', email: 'jo@acme.example' },
  plan: { id: 2, name: 'Private SMTP' },
  createdAt: '2026-11-01T00:00:00.000Z',
  updatedAt: '2026-11-01T00:00:00.000Z',
  completedAt: null,
  attention: [],
  domains: [],
  transfers: [],
  automations: [],
  mailboxes: [
    mailbox(1, 'jane@a.com'),
    mailbox(2, 'max@a.com'),
    mailbox(3, 'jane@b.com', { mailinMailboxId: null }),
    mailbox(4, 'old@a.com', { isExtra: true }),
  ],
  mailboxTotal: 4,
  notes: [],
  activity: [],
  form: {
    customerId: 1,
    planId: 2,
    domains: 'a.com, b.com',
    inboxesPerDomain: 2,
    prefixes: [
      { prefix: 'jane', firstName: 'Jane', lastName: 'Doe' },
      { prefix: 'max', firstName: 'Max', lastName: 'Roe' },
    ],
    hostingPlatform: 'spaceship',
    hasCredentials: true,
  },
}
const before = formOf(order.form)
const [jane, max, none] = before.prefixes

function diff(change: Partial<OrderFormValues>, usesSavedKeys = false) {
  const values = { ...before, ...change }
  return orderDiff(order, values, readTypedDomains(values.domains), usesSavedKeys)
}

describe('a resubmission', () => {
  test('changes nothing by itself', () => {
    expect(isUnchanged(diff({}))).toBe(true)
    expect(isUnchanged(diff({ domains: 'https://www.B.com\nA.com' }))).toBe(true)
  })

  test('names the domains that come and go, and what they leave', () => {
    expect(diff({ domains: 'b.com c.com' })).toMatchObject({
      domainsAdded: ['c.com'],
      domainsLeaving: ['a.com'],
      extra: 2,
    })
  })

  test('names the prefixes that come and go', () => {
    if (jane === undefined || max === undefined || none === undefined) throw new Error('rows')
    const prefixes = [jane, { ...max, prefix: 'm.roe' }, none]

    expect(diff({ prefixes })).toMatchObject({
      prefixesAdded: ['m.roe'],
      prefixesLeaving: ['max'],
      extra: 1,
      others: [],
    })
  })

  test('tells whose keys are used', () => {
    const credentials = { ...before.credentials, spaceshipApiKey: 'new' }

    expect(diff({}).keys).toBe('unchanged')
    expect(diff({ credentials }).keys).toBe('typed')
    expect(diff({ credentials }, true).keys).toBe('remembered')
  })

  test('names the other parts once', () => {
    if (jane === undefined || max === undefined || none === undefined) throw new Error('rows')
    const prefixes = [{ ...jane, lastName: 'Dow' }, max, none]

    expect(
      diff({
        prefixes,
        planId: 3,
        masterInboxEmail: 'a@b.example',
        masterInboxConfirmation: true,
      }).others,
    ).toEqual(['Plan', 'Master inbox', 'Master inbox confirmed', 'Names of mailboxes'])
  })
})
