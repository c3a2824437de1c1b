import { describe, expect, it } from 'vitest'
import { previewOf, walkOf } from '../../../../../renderer/orders/form/preview.ts'
import { readTypedDomains } from '../../../../../shared/domains/typed-domains.ts'
import { limitProblem } from '../../../../../shared/orders/check-form.ts'
import { mailboxCount } from '../../../../../shared/orders/prefixes.ts'
import { suggestedPrefixes } from '../../../../../shared/orders/suggested-prefixes.ts'
import { emptyForm, type OrderFormValues } from '../../../../../shared/orders/typed-form.ts'
import type { PlanRow } from '../../../../../shared/plans/plan.ts'

const none = { prefix: '', firstName: '', lastName: '', profilePictureLink: '' }
const row = (prefix: string) => ({ ...none, prefix })

const limited: PlanRow = {
  id: 1,
  name: 'Limited',
  providerType: 'Private SMTP',
  price: 1,
  currency: 'USD',
  isActive: true,
}

function preview(change: Partial<OrderFormValues>) {
  const values = { ...emptyForm, ...change }
  return previewOf(values, readTypedDomains(values.domains))
}

describe('the preview', () => {
  it('counts as chosen and lists addresses domain by domain', () => {
    expect(
      preview({
        domains: 'acme.com\nother.com',
        inboxesPerDomain: 2,
        prefixes: [row(' Jane '), row('john'), none],
      }),
    ).toEqual({
      domains: 2,
      perDomain: 2,
      planned: 4,
      addresses: ['jane@acme.com', 'john@acme.com', 'jane@other.com', 'john@other.com'],
      named: 2,
      own: [],
      strangeEndings: [],
    })
  })

  it('leaves prefixes of their own to domains', () => {
    const values = {
      ...emptyForm,
      domains: 'acme.com b.com',
      prefixes: [row('jane'), row('jo')],
    }
    const own = { 'b.com': [{ prefix: 'max' }], 'gone.com': [{ prefix: 'mia' }] }
    const reading = readTypedDomains(values.domains)

    expect(previewOf(values, reading, own)).toMatchObject({
      planned: 3,
      own: ['b.com'],
      addresses: ['jane@acme.com', 'jo@acme.com', 'max@b.com'],
    })
    expect(mailboxCount(values, reading, own)).toBe(3)
  })

  it('counts as many mailboxes as it lists while a prefix is missing', () => {
    const noPrefix = { ...none, firstName: 'Sofia', lastName: 'Lind' }
    const prefixes = [row('jane'), row('max'), noPrefix]
    const values = { ...emptyForm, domains: 'acme.com b.com c.com', prefixes }
    const reading = readTypedDomains(values.domains)
    const shown = previewOf(values, reading)
    const plan = { ...limited, minInboxes: 7, maxInboxes: 8 }

    expect(shown).toMatchObject({ perDomain: 2, named: 2, planned: 6 })
    expect(shown.addresses).toHaveLength(6)
    expect(mailboxCount(values, reading)).toBe(6)
    expect(limitProblem(values, { reading, plan })).toBe(
      'This order has 6 mailboxes; Limited takes at least 7.',
    )
  })

  it('counts as chosen while no prefix is typed', () => {
    const shown = preview({ domains: 'acme.com', prefixes: [none, none, none] })

    expect(shown).toMatchObject({ perDomain: 3, named: 0, planned: 3, addresses: [] })
  })

  it('shows no address for a prefix that cannot be one', () => {
    const shown = preview({ domains: 'acme.com', prefixes: [row('a b'), row('x'), row('X')] })

    expect(shown.addresses).toEqual(['x@acme.com'])
  })

  it('notices endings that nobody sells', () => {
    const shown = preview({ domains: 'acme.con other.com acme.it.com third.con' })

    expect(shown.strangeEndings).toEqual(['.con'])
  })
})

describe('the walk of an order', () => {
  const plan: PlanRow = {
    id: 1,
    name: 'P',
    providerType: 'Private SMTP',
    price: 1,
    currency: 'USD',
    isActive: true,
  }

  it('starts by itself with automation, plan and registrar', () => {
    expect(walkOf(emptyForm, plan, true)).toEqual({ kind: 'by-itself' })
  })

  it('goes by hand for each reason', () => {
    expect(walkOf(emptyForm, plan, false)).toEqual({
      kind: 'by-hand',
      because: 'automation-off',
    })
    expect(walkOf(emptyForm, { ...plan, providerType: 'Google' }, true)).toEqual({
      kind: 'by-hand',
      because: 'plan',
    })
    expect(walkOf({ ...emptyForm, hostingPlatform: 'other' }, plan, true)).toEqual({
      kind: 'by-hand',
      because: 'platform',
    })
  })

  it('is open until a plan is chosen', () => {
    expect(walkOf(emptyForm, undefined, true)).toEqual({ kind: 'unknown' })
  })
})

describe('suggested prefixes', () => {
  it.each([
    ['Jane', 'Doe', ['jane', 'jane.doe', 'j.doe', 'janed']],
    ['José María', "O'Neil", ['josemaria', 'josemaria.oneil', 'j.oneil', 'josemariao']],
    ['Jürgen', 'Weiß', ['jurgen', 'jurgen.weiss', 'j.weiss', 'jurgenw']],
    ['Anne-Marie', '', ['anne-marie']],
    ['J', 'Doe', ['j', 'j.doe', 'jd']],
    ['', 'Doe', []],
    ['李', '小龙', []],
    [
      'x'.repeat(40),
      'y'.repeat(40),
      ['x'.repeat(40), `x.${'y'.repeat(40)}`, `${'x'.repeat(40)}y`],
    ],
  ])('for %s %s are %j', (first, last, prefixes) => {
    expect(suggestedPrefixes(first, last)).toEqual(prefixes)
  })
})
