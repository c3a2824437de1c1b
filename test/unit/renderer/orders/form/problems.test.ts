import { describe, expect, it } from 'vitest'
import { readTypedDomains } from '../../../../../shared/domains/typed-domains.ts'
import {
  draftProblems,
  type FormFacts,
  orderProblems,
} from '../../../../../shared/orders/form-problems.ts'
import { emptyForm, type OrderFormValues } from '../../../../../shared/orders/typed-form.ts'
import type { PlanRow } from '../../../../../shared/plans/plan.ts'

const plan: PlanRow = {
  id: 2,
  name: 'Starter',
  providerType: 'Private SMTP',
  price: 3,
  currency: 'USD',
  isActive: true,
}
const jane = { prefix: 'jane', firstName: 'Jane', lastName: 'Doe', profilePictureLink: '' }
const john = { prefix: 'john', firstName: 'John', lastName: 'Roe', profilePictureLink: '' }
const none = { prefix: '', firstName: '', lastName: '', profilePictureLink: '' }
const good: OrderFormValues = {
  ...emptyForm,
  customerId: 4,
  planId: 2,
  domains: 'acme.com other.com',
  inboxesPerDomain: 2,
  prefixes: [jane, john, none],
  credentials: {
    ...emptyForm.credentials,
    spaceshipApiKey: 'key',
    spaceshipApiSecretKey: 'secret',
  },
}

function problems(change: Partial<OrderFormValues>, facts: Partial<FormFacts> = {}) {
  const values = { ...good, ...change }
  return orderProblems(values, {
    reading: readTypedDomains(values.domains),
    conflicts: [],
    plan,
    storedKeysFor: undefined,
    usesSavedKeys: false,
    ...facts,
  })
}

describe('an order', () => {
  it('has no problem when all is there', () => {
    expect(problems({})).toEqual({})
  })

  it('names what an empty form needs, in the order of the form', () => {
    expect(Object.keys(problems(emptyForm, { plan: undefined }))).toEqual([
      'customerId',
      'planId',
      'domains',
      'prefixes.0.prefix',
      'prefixes.0.firstName',
      'prefixes.0.lastName',
      'credentials.spaceshipApiKey',
      'credentials.spaceshipApiSecretKey',
    ])
  })

  it('refuses a plan that is not active', () => {
    expect(problems({}, { plan: { ...plan, isActive: false } })).toHaveProperty('planId')
  })

  it('holds the mailboxes to the limits of the plan', () => {
    expect(problems({}, { plan: { ...plan, minInboxes: 10 } })['domains']).toBe(
      'This order has 4 mailboxes; Starter takes at least 10.',
    )
    expect(problems({}, { plan: { ...plan, maxInboxes: 3 } })['domains']).toBe(
      'This order has 4 mailboxes; Starter takes at most 3.',
    )
    expect(problems({}, { plan: { ...plan, minInboxes: 4, maxInboxes: 4 } })).toEqual({})
  })
})

describe('its domains', () => {
  it('give the sentence of a single problem, and a count of many', () => {
    expect(problems({ domains: 'acme.com co.uk' })['domains']).toContain('co.uk')
    expect(problems({ domains: 'a..b under_score.com ok.com' })['domains']).toBe(
      '2 entries are not domains. Correct or remove them.',
    )
  })

  it('may not stand in another open order', () => {
    const conflicts = [{ domain: 'acme.com', orderId: 7, status: 'pending' }] as const

    expect(problems({}, { conflicts })['domains']).toBe(
      'acme.com is in order 7 (pending). Remove it here or there.',
    )
  })

  it('are at most 2000', () => {
    const domains = Array.from({ length: 2001 }, (_, at) => `d${at}.com`).join('\n')

    expect(problems({ domains })['domains']).toContain('at most 2000 domains')
  })
})

describe('its prefixes', () => {
  it('are different from each other in any case', () => {
    expect(problems({ prefixes: [jane, { ...john, prefix: ' JANE' }, none] })).toEqual({
      'prefixes.1.prefix': 'Prefix 1 is the same. Choose another.',
    })
  })

  it('need both names once anything of the row is typed', () => {
    expect(problems({ prefixes: [jane, { ...none, prefix: 'john' }, none] })).toEqual({
      'prefixes.1.firstName': 'Enter a first name.',
      'prefixes.1.lastName': 'Enter a last name.',
    })
  })

  it('may be fewer than the mailboxes chosen', () => {
    expect(problems({ prefixes: [jane, none, none] })).toEqual({})
  })

  it('are not looked at beyond the mailboxes chosen', () => {
    expect(problems({ prefixes: [jane, john, { ...none, prefix: '??' }] })).toEqual({})
  })
})

describe('its credentials', () => {
  const credentials = emptyForm.credentials

  it('may be kept while the platform is the same', () => {
    expect(problems({ credentials }, { storedKeysFor: 'spaceship' })).toEqual({})
    expect(problems({ credentials }, { storedKeysFor: 'namecheap' })).toHaveProperty([
      'credentials.spaceshipApiKey',
    ])
  })

  it('are whole once one of them is typed again', () => {
    const half = { ...credentials, spaceshipApiKey: 'new' }

    expect(problems({ credentials: half }, { storedKeysFor: 'spaceship' })).toEqual({
      'credentials.spaceshipApiSecretKey': 'Enter the Spaceship API secret.',
    })
  })

  it('include the ticked box at Namecheap', () => {
    expect(Object.keys(problems({ hostingPlatform: 'namecheap' }))).toEqual([
      'credentials.namecheapApiKey',
      'credentials.platformLogin',
      'credentials.backupCodes',
      'credentials.namecheapIpWhitelisted',
    ])
  })

  it('are not asked for elsewhere', () => {
    expect(problems({ hostingPlatform: 'other', credentials })).toEqual({})
  })
})

describe('a draft', () => {
  it('needs its customer only', () => {
    expect(draftProblems(emptyForm)).toEqual({ customerId: 'Choose a customer.' })
    expect(draftProblems({ ...emptyForm, customerId: 1, domains: '??' })).toEqual({})
  })

  it('still refuses extras that cannot be stored', () => {
    expect(draftProblems({ ...good, masterInboxEmail: 'jo@' })).toEqual({
      masterInboxEmail: 'Enter an e-mail address.',
    })
  })
})
