import { describe, expect, test } from 'vitest'
import { startOf, templateOf } from '../../../../../renderer/orders/form/values.ts'
import { unfinishedFormSchema } from '../../../../../shared/orders/form.ts'
import { unfinishedOf } from '../../../../../shared/orders/sent-form.ts'
import { emptyForm, type OrderFormValues } from '../../../../../shared/orders/typed-form.ts'

const typed: OrderFormValues = {
  ...emptyForm,
  customerId: 4,
  domains: 'acme.com\nhalf',
  credentials: { ...emptyForm.credentials, spaceshipApiKey: 'canary' },
  keySource: 'typed',
  amount: 12.5,
}

describe('an unfinished form', () => {
  test('is kept without its keys', () => {
    const kept = unfinishedOf(typed)

    expect(unfinishedFormSchema.parse(kept)).toEqual(kept)
    expect(JSON.stringify(kept)).not.toContain('canary')
  })

  test('comes back as it was typed, keys apart', () => {
    const start = startOf({
      id: 1,
      values: unfinishedOf(typed),
      savedAt: '2026-11-25T14:02:00.000Z',
    })

    expect(start.values).toEqual({ ...typed, credentials: emptyForm.credentials })
  })

  test('may have no registrar', () => {
    const values = { ...typed, hostingPlatform: null }
    const start = startOf({ id: 1, values: unfinishedOf(values), savedAt: '' })

    expect(start.values.hostingPlatform).toBeNull()
  })
})

test('a template leaves out domains, keys and money', () => {
  const values = templateOf({
    customerId: 4,
    planId: 2,
    domains: 'acme.com',
    inboxesPerDomain: 2,
    prefixes: [{ prefix: 'jane', firstName: 'Jane', lastName: 'Doe' }],
    hostingPlatform: 'namecheap',
    hasCredentials: true,
    couponCode: 'SPRING',
    amount: 20,
    paidAt: '2026-11-01T00:00:00.000Z',
    billingStatus: 'paid',
    forwardingUrl: 'https://acme.com',
  })

  expect(values).toEqual({
    ...emptyForm,
    customerId: 4,
    planId: 2,
    inboxesPerDomain: 2,
    prefixes: [
      { prefix: 'jane', firstName: 'Jane', lastName: 'Doe', profilePictureLink: '' },
      ...emptyForm.prefixes.slice(1),
    ],
    hostingPlatform: 'namecheap',
    forwardingUrl: 'https://acme.com',
  })
})
