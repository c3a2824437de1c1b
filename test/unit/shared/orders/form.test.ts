import { describe, expect, test } from 'vitest'
import { write } from '../../../../db/core/database.ts'
import { addPlan } from '../../../../db/customers/customers.ts'
import { readTypedDomains } from '../../../../shared/domains/typed-domains.ts'
import { importFields } from '../../../../shared/imports/fields.ts'
import { checkForm } from '../../../../shared/orders/check-form.ts'
import {
  emptyForm,
  extraKeys,
  formFields,
  formKeys,
  type OrderForm,
  unfinishedFormSchema,
} from '../../../../shared/orders/form.ts'
import type { ExtraInput } from '../../../../shared/orders/form-fields.ts'
import { usedPrefixes } from '../../../../shared/orders/prefixes.ts'
import {
  formOf,
  restoredForm,
  sentForm,
  unfinishedOf,
} from '../../../../shared/orders/sent-form.ts'
import type { PlanRow } from '../../../../shared/plans/plan.ts'
import { recordOf } from '../../../../shared/record-of.ts'
import { openOrderFixture, person, plan } from '../../../support/order-fixture.ts'

describe.each(formKeys)('the field %s', key => {
  const field = formFields[key]

  test('has a label and a place among columns', () => {
    expect(field.label).toMatch(/^\p{Lu}/u)
    if (field.titles === null) expect(importFields).not.toContain(key)
    else expect(field.titles.exact.length).toBeGreaterThan(0)
    if (field.titles !== null) expect(importFields).toContain(key)
  })

  test('starts empty, and is kept so', () => {
    const kept = unfinishedFormSchema.parse(unfinishedOf(emptyForm))

    expect(restoredForm(kept)[key]).toEqual(field.empty)
  })

  test('may be missing in a form that was kept before it', () => {
    const { [key]: _, ...older } = unfinishedOf(emptyForm)

    expect(restoredForm(unfinishedFormSchema.parse(older))[key] ?? field.empty).toEqual(
      field.empty,
    )
  })
})

/** Something in every field. */
const sampleOf: Readonly<Record<ExtraInput, string | number | boolean>> = {
  line: 'Words',
  link: 'https://acme.com/1.png',
  email: 'boss@acme.com',
  paragraph: 'Two\nlines',
  tick: true,
  amount: 12.5,
  time: '2026-11-18T14:05:00.000Z',
}
const jo = { ...person('jo'), profilePictureLink: 'https://acme.com/jo.png' }
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a sample of the kind that each field takes
const filled = {
  ...emptyForm,
  ...recordOf(extraKeys, key => sampleOf[formFields[key].input ?? 'line']),
  customerId: 1,
  planId: 1,
  domains: 'acme.com',
  inboxesPerDomain: 1,
  prefixes: [jo, ...emptyForm.prefixes.slice(1)],
  hostingPlatform: 'other',
  otherPlatform: 'Elsewhere',
  currency: 'EUR',
  keySource: 'typed',
  rememberKeys: false,
} as OrderForm

describe('a form with something in every field', () => {
  test('comes back as it was when it is kept', () => {
    expect(
      restoredForm(unfinishedFormSchema.parse(structuredClone(unfinishedOf(filled)))),
    ).toEqual(filled)
  })

  test('comes back as it was from its order', async () => {
    const fixture = await openOrderFixture()
    const { rememberKeys: _, keySource: _source, ...form } = filled

    const id = fixture.accept({ ...sentForm(filled, false), credentials: undefined })

    expect(formOf(fixture.view(id).form)).toMatchObject({ ...form, prefixes: [jo] })
  })

  test('is emptied by the empty form alone', async () => {
    const fixture = await openOrderFixture()
    const id = fixture.accept({ asDraft: true, ...sentForm(filled, false) })
    const keep = { id, asDraft: true }

    fixture.accept(keep)
    expect(formOf(fixture.view(id).form)).toMatchObject(recordOf(extraKeys, key => filled[key]))

    fixture.accept({ ...keep, ...sentForm({ ...emptyForm, customerId: 1, planId: 1 }, true) })
    const { billingStatus: _, ...emptied } = emptyExtras
    expect(formOf(fixture.view(id).form)).toMatchObject(emptied)
  })
})

const emptyExtras = recordOf(extraKeys, key => emptyForm[key])
const row = (prefix: string) => ({ ...jo, prefix })

/** A good form with one thing wrong, by the field that is told. */
const wrong: readonly (readonly [string, Partial<OrderForm>])[] = [
  ['planId', { planId: 2 }],
  ['domains', { domains: '' }],
  ['domains', { domains: 'co.uk' }],
  ['domains', { domains: 'a..b under_score.com ok.com' }],
  ['domains', { domains: 'a.com b.com', planId: 3 }],
  ['domains', { domains: 'taken.com' }],
  ['prefixes.0.prefix', { prefixes: [row('')] }],
  ['prefixes.0.lastName', { prefixes: [{ ...jo, lastName: '' }] }],
  ['prefixes.1.prefix', { inboxesPerDomain: 2, prefixes: [row('al'), row('AL')] }],
  ['hostingPlatform', { hostingPlatform: null }],
  ['amount', { amount: 1.2345 }],
]

describe('window and main process', () => {
  test.each(wrong)('say the same of %s: %j', async (path, change) => {
    const fixture = await openOrderFixture()
    write(fixture.db, tx => {
      addPlan(tx, { ...plan, name: 'Old', isActive: false }, 0)
      addPlan(tx, { ...plan, name: 'Small', maxInboxes: 1 }, 0)
    })
    fixture.accept({ domains: 'taken.com' })
    const values = { ...filled, ...change }
    const facts = {
      reading: readTypedDomains(values.domains),
      conflicts: values.domains.includes('taken')
        ? ([{ domain: 'taken.com', orderId: 1, status: 'in-progress' }] as const)
        : [],
      plan: plans[values.planId ?? 1],
      isCustomerMissing: false,
      keys: {},
    }

    const inWindow = checkForm({ ...values, prefixes: usedPrefixes(values) }, facts)
    const inMain = fixture.refusedFields({
      ...sentForm(values, false),
      domains: values.domains,
      hostingPlatform: values.hostingPlatform ?? undefined,
      credentials: undefined,
    })

    expect(Object.keys(inWindow)).toContain(path)
    expect(inMain).toEqual(inWindow)
  })
})

const plans: Readonly<Record<number, PlanRow>> = {
  1: bounded({ name: 'Private SMTP' }),
  2: bounded({ name: 'Old', isActive: false }),
  3: bounded({ name: 'Small', maxInboxes: 1 }),
}

function bounded(change: Partial<PlanRow>): PlanRow {
  const { minInboxes: _min, maxInboxes: _max, promiseHours: _promise, ...bare } = plan
  return { id: 1, ...bare, ...change }
}
