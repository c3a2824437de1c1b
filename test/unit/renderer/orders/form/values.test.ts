import { describe, expect, it } from 'vitest'
import { formOf } from '../../../../../renderer/orders/form/values.ts'
import { submitSchema } from '../../../../../shared/orders/form.ts'
import { type PrefixRow, usedPrefixes } from '../../../../../shared/orders/prefixes.ts'
import {
  emptyForm,
  type OrderFormValues,
  submitArgs,
} from '../../../../../shared/orders/typed-form.ts'

const row = (prefix: string): PrefixRow => ({
  prefix,
  firstName: 'Jane',
  lastName: 'Doe',
  profilePictureLink: '',
})
const empty: PrefixRow = { prefix: '', firstName: '', lastName: '', profilePictureLink: '' }

const filled: OrderFormValues = {
  ...emptyForm,
  customerId: 4,
  planId: 2,
  domains: 'acme.com\n',
  inboxesPerDomain: 2,
  prefixes: [row('jane'), row('jane.doe'), row('left-over')],
  credentials: {
    ...emptyForm.credentials,
    spaceshipApiKey: 'key',
    spaceshipApiSecretKey: 'secret',
    namecheapApiKey: 'typed before switching',
  },
}

describe('what is sent', () => {
  it('holds the chosen registrar and prefixes only', () => {
    expect(submitArgs(filled, { asDraft: false })).toEqual({
      customerId: 4,
      planId: 2,
      domains: 'acme.com',
      inboxesPerDomain: 2,
      prefixes: [
        { prefix: 'jane', firstName: 'Jane', lastName: 'Doe' },
        { prefix: 'jane.doe', firstName: 'Jane', lastName: 'Doe' },
      ],
      hostingPlatform: 'spaceship',
      credentials: { spaceshipApiKey: 'key', spaceshipApiSecretKey: 'secret' },
      rememberKeys: true,
    })
  })

  it('holds no key where remembered ones are used', () => {
    const sent = submitArgs(filled, { asDraft: false, usesSavedKeys: true })

    expect(sent).toMatchObject({ useSavedKeys: true })
    expect(sent).not.toHaveProperty('credentials')
    expect(sent).not.toHaveProperty('rememberKeys')
  })

  it('remembers nothing for a draft', () => {
    expect(submitArgs(filled, { asDraft: true })).not.toHaveProperty('rememberKeys')
  })

  it('is what the main process takes', () => {
    expect(submitSchema.safeParse(submitArgs(filled, { asDraft: false })).success).toBe(true)
    expect(submitSchema.safeParse(submitArgs(filled, { id: 9, asDraft: true })).success).toBe(
      true,
    )
  })

  it('sends emptied extras on an edit, so that they are not kept', () => {
    const sent = submitArgs({ ...filled, couponCode: ' ' }, { id: 9, asDraft: false })

    expect(sent).toMatchObject({ id: 9, couponCode: '', masterInboxConfirmation: false })
  })

  it('leaves out credentials that were not typed, so that they are kept', () => {
    const sent = submitArgs(
      { ...filled, credentials: emptyForm.credentials },
      { id: 9, asDraft: false },
    )

    expect(sent).not.toHaveProperty('credentials')
  })

  it('sends no keys for another platform', () => {
    const sent = submitArgs(
      { ...filled, hostingPlatform: 'other', otherPlatform: ' GoDaddy ' },
      { asDraft: false },
    )

    expect(sent).toMatchObject({ hostingPlatform: 'other', otherPlatform: 'GoDaddy' })
    expect(sent).not.toHaveProperty('credentials')
  })

  it('empties amount, currency and time on an edit only', () => {
    const emptied = { ...filled, amount: '', currency: ' ', paidAt: '' }

    expect(submitArgs(emptied, { id: 9, asDraft: false })).toMatchObject({
      amount: null,
      currency: null,
      paidAt: null,
    })
    expect(submitArgs(emptied, { asDraft: false })).not.toHaveProperty('amount')
  })

  it('sends a local time as UTC', () => {
    const local = '2026-11-18T14:05'
    const sent = submitArgs({ ...filled, paidAt: local }, { asDraft: false })

    expect(sent.paidAt).toBe(new Date(local).toISOString())
  })
})

describe('the rows of prefixes', () => {
  it('keeps the first even when it is empty', () => {
    expect(usedPrefixes({ ...filled, prefixes: [empty, empty, empty] })).toEqual([empty])
  })

  it('drops empty ones at the end but not between', () => {
    const values = { ...filled, inboxesPerDomain: 3, prefixes: [row('a'), empty, row('c')] }

    expect(usedPrefixes(values)).toHaveLength(3)
    expect(usedPrefixes({ ...values, prefixes: [row('a'), empty, empty] })).toHaveLength(1)
  })
})

describe('the form of a stored order', () => {
  it('fills three rows and no credential', () => {
    const form = formOf({
      customerId: 4,
      planId: 2,
      domains: 'acme.com',
      inboxesPerDomain: 1,
      prefixes: [{ prefix: 'jane' }],
      hasCredentials: true,
    })

    expect(form.prefixes).toEqual([{ ...empty, prefix: 'jane' }, empty, empty])
    expect(form.credentials).toEqual(emptyForm.credentials)
    expect(form.hostingPlatform).toBeNull()
    expect(form).not.toHaveProperty('hasCredentials')
  })

  it('gives back the time it was paid at', () => {
    const paidAt = '2026-11-18T14:05:12.000Z'
    const form = formOf({
      customerId: 4,
      planId: 2,
      domains: '',
      inboxesPerDomain: 1,
      prefixes: [],
      hasCredentials: false,
      paidAt,
    })

    expect(submitArgs(form, { id: 1, asDraft: true }).paidAt).toBe(paidAt)
  })
})
