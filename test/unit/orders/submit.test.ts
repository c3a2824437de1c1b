import { describe, expect, it } from 'vitest'
import { rawOf } from '../../../db/core/connection.ts'
import { write } from '../../../db/core/database.ts'
import { addPlan } from '../../../db/customers/customers.ts'
import { setOrderStatus } from '../../../db/orders/orders.ts'
import { openKeys } from '../../../electron/orders/platform-keys.ts'
import type { SubmitArgs } from '../../../shared/orders/form.ts'
import type { OrderStatus } from '../../../shared/orders/order.ts'
import { registrarIds } from '../../../shared/registrars/catalogue.ts'
import {
  namecheapKeys,
  type OrderFixture,
  openOrderFixture,
  person,
  plan,
  spaceshipKeys,
} from '../../support/order-fixture.ts'
import { clientKeys, typedKeys } from '../../support/registrar-keys.ts'

function become({ db }: OrderFixture, id: number, status: OrderStatus): void {
  const draftCause = status === 'draft' ? ({ draftCause: 'nameservers' } as const) : {}
  write(db, tx => setOrderStatus(tx, id, { status, ...draftCause }, Date.now()))
}
const rows = ({ db }: OrderFixture, query: string, ...values: readonly unknown[]) =>
  rawOf(db)
    .prepare(query)
    .all(...values)
const pluck = ({ db }: OrderFixture, query: string): unknown[] =>
  rawOf(db).prepare(query).pluck().all()
const addMailbox = ({ db }: OrderFixture, email: string, columns: string, values: string) =>
  rawOf(db).exec(
    `insert into order_automations (id, order_id, provider_type, action_type, status, subjects, created_at, updated_at)
       values (1, 1, 'Private SMTP', 'mailbox', 'pending', '[]', 0, 0) on conflict do nothing;
     insert into order_emails (order_id, user_id, domain, email, password, name, first_name, last_name, created_at, updated_at${columns})
       values (1, 1, '${email.split('@')[1]}', '${email}', 'p', '${email.split('@')[0]}', 'Old', 'Name', 0, 0${values})`,
  )

describe('an order that is submitted', () => {
  it('is in progress when automated', async () => {
    const fixture = await openOrderFixture()

    const id = fixture.accept({ domains: 'acme.com beta.com' })

    const order = fixture.view(id)
    expect(order).toMatchObject({ status: 'in-progress', isAutomated: true, mailboxTotal: 2 })
    expect(order.domains).toMatchObject([
      { name: 'acme.com', stage: 'lookup', state: 'due' },
      { name: 'beta.com', stage: 'lookup', state: 'due' },
    ])
    expect(order.activity.map(row => row.action)).toEqual([
      'mailin_ai_order_status_in_progress',
      'mailin_ai_panel_assignment_skipped',
    ])
    expect(pluck(fixture, 'select type from notifications')).toEqual(['order_created'])
  })

  it.each([
    ['the platform is another', { hostingPlatform: 'other', otherPlatform: 'GoDaddy' }, true],
    ['automation is off', {}, false],
    ['the plan is of another type', { planId: 2 }, true],
  ] as const)('is pending when %s', async (_why, change, automationEnabled) => {
    const fixture = await openOrderFixture()
    write(fixture.db, tx => addPlan(tx, { ...plan, providerType: 'Google' }, 0))
    fixture.automationEnabled = automationEnabled

    const id = fixture.accept(change)

    expect(fixture.view(id)).toMatchObject({
      status: 'pending',
      isAutomated: false,
      domains: [],
    })
  })

  it('reads domains in any shape', async () => {
    const fixture = await openOrderFixture()

    const id = fixture.accept({
      domains: 'https://www.Acme.com/path, beta.co.uk.;münchen.de\tACME.com\nbeta.co.uk',
    })

    expect(fixture.view(id).domains.map(domain => domain.name)).toEqual([
      'acme.com',
      'beta.co.uk',
      'xn--mnchen-3ya.de',
    ])
    expect(fixture.view(id).mailboxTotal).toBe(3)
  })

  it('keeps its keys sealed', async () => {
    const fixture = await openOrderFixture()

    const id = fixture.accept({})

    const [text] = pluck(fixture, 'select credentials from platform_credentials')
    expect(String(text)).not.toContain('ship-one')
    expect(openKeys(fixture.db, fixture.vault, id)).toEqual({
      platform: 'spaceship',
      origin: 'practice',
      apiKey: 'ship-one',
      apiSecretKey: 'secret-one',
    })
    expect(JSON.stringify(fixture.view(id))).not.toContain('ship-one')
  })

  it('keeps the keys of Namecheap', async () => {
    const fixture = await openOrderFixture()

    const id = fixture.accept({ hostingPlatform: 'namecheap', credentials: namecheapKeys })

    expect(openKeys(fixture.db, fixture.vault, id)).toEqual({
      platform: 'namecheap',
      origin: 'practice',
      apiUser: 'agency',
      apiKey: 'cheap-one',
    })
  })
})

it.each(registrarIds)('opens the keys of %s for its client', async hostingPlatform => {
  const fixture = await openOrderFixture()
  const credentials = typedKeys(hostingPlatform, 'one')

  const id = fixture.accept({ hostingPlatform, credentials })

  expect(openKeys(fixture.db, fixture.vault, id)).toEqual(clientKeys(hostingPlatform))
})

describe('a rule of the form', () => {
  const bad: readonly (readonly [string, Partial<SubmitArgs>, string])[] = [
    ['customer', { customerId: 99 }, 'customerId'],
    ['plan', { planId: 99 }, 'planId'],
    ['no domain', { domains: '' }, 'domains'],
    ['a sub-domain', { domains: 'mail.acme.com' }, 'domains'],
    ['a bare suffix', { domains: 'co.uk' }, 'domains'],
    ['no name', { domains: 'acme' }, 'domains'],
    ['an underscore', { domains: 'ac_me.com' }, 'domains'],
    ['too few inboxes', { prefixes: [person('jo'), person('al')] }, 'prefixes.1.prefix'],
    ['no prefix', { prefixes: [] }, 'prefixes.0.prefix'],
    ['an empty prefix', { prefixes: [person(' ')] }, 'prefixes.0.prefix'],
    ['a prefix with a space', { prefixes: [person('j o')] }, 'prefixes.0.prefix'],
    ['a leading dot', { prefixes: [person('.jo')] }, 'prefixes.0.prefix'],
    ['a trailing dot', { prefixes: [person('jo.')] }, 'prefixes.0.prefix'],
    ['a double dot', { prefixes: [person('j..o')] }, 'prefixes.0.prefix'],
    ['a long prefix', { prefixes: [person('j'.repeat(51))] }, 'prefixes.0.prefix'],
    [
      'a repeated prefix',
      { inboxesPerDomain: 2, prefixes: [person('jo'), person('JO')] },
      'prefixes.1.prefix',
    ],
    [
      'no first name',
      { prefixes: [{ prefix: 'jo', firstName: ' ', lastName: 'Doe' }] },
      'prefixes.0.firstName',
    ],
    [
      'no last name',
      { prefixes: [{ prefix: 'jo', firstName: 'Jo', lastName: '' }] },
      'prefixes.0.lastName',
    ],
    ['no Spaceship key', { credentials: {} }, 'credentials.spaceshipApiKey'],
    [
      'no Spaceship secret',
      { credentials: { spaceshipApiKey: 'x' } },
      'credentials.spaceshipApiSecretKey',
    ],
    [
      'the keys of the other',
      { hostingPlatform: 'namecheap', credentials: spaceshipKeys },
      'credentials.platformLogin',
    ],
    [
      'no whitelisting',
      {
        hostingPlatform: 'namecheap',
        credentials: { ...namecheapKeys, namecheapIpWhitelisted: false },
      },
      'credentials.namecheapIpWhitelisted',
    ],
    [
      'a long Namecheap login',
      {
        hostingPlatform: 'namecheap',
        credentials: { ...namecheapKeys, platformLogin: 'x'.repeat(21) },
      },
      'credentials.platformLogin',
    ],
  ]

  it.each(bad)('names the field: %s', async (_what, change, field) => {
    const fixture = await openOrderFixture()

    const fields = fixture.refusedFields(change)

    expect(Object.keys(fields)).toContain(field)
    expect(pluck(fixture, 'select count(*) from orders')).toEqual([0])
    expect(pluck(fixture, 'select count(*) from secrets')).toEqual([0])
  })

  it('shows all that is wrong at once', async () => {
    const fixture = await openOrderFixture()

    const fields = fixture.refusedFields({ domains: 'x', prefixes: [], credentials: {} })

    expect(Object.keys(fields).length).toBeGreaterThanOrEqual(4)
  })

  it('bounds the mailboxes by the plan', async () => {
    const fixture = await openOrderFixture()
    write(fixture.db, tx => addPlan(tx, { ...plan, minInboxes: 2, maxInboxes: 3 }, 0))
    const names = (count: number) =>
      Array.from({ length: count }, (_, index) => `acme-${index}.com`).join(' ')

    expect(fixture.refusedFields({ planId: 2 }).domains).toContain('takes at least 2')
    expect(fixture.refusedFields({ planId: 2, domains: names(4) }).domains).toContain(
      'takes at most 3',
    )
    expect(fixture.accept({ planId: 2, domains: names(3) })).toBe(1)
  })

  it('refuses a plan that is not active', async () => {
    const fixture = await openOrderFixture()
    write(fixture.db, tx => addPlan(tx, { ...plan, isActive: false }, 0))

    expect(Object.keys(fixture.refusedFields({ planId: 2 }))).toEqual(['planId'])
  })
})

describe('a domain in another order', () => {
  it.each(['draft', 'pending', 'in-progress'] as const)(
    'is a conflict while %s',
    async status => {
      const fixture = await openOrderFixture()
      const first = fixture.accept({})
      become(fixture, first, status)

      const answer = fixture.submit({ domains: 'beta.com ACME.com' })

      expect(answer).toMatchObject({ ok: false, failure: { code: 'conflict' } })
      expect(answer.ok ? '' : answer.failure.message).toContain('acme.com')
      expect(answer.ok ? '' : answer.failure.message).toContain(`order ${first}`)
    },
  )

  it.each(['completed', 'reject', 'cancelled'] as const)('is free once %s', async status => {
    const fixture = await openOrderFixture()
    become(fixture, fixture.accept({}), status)

    expect(fixture.submit({}).ok).toBe(true)
  })

  it('is free once it left the form', async () => {
    const fixture = await openOrderFixture()
    const id = fixture.accept({ domains: 'acme.com beta.com' })
    become(fixture, id, 'draft')
    fixture.accept({ id, domains: 'beta.com' })

    expect(fixture.submit({ domains: 'acme.com' }).ok).toBe(true)
  })
})

describe('a saved draft', () => {
  it('needs customer and plan only', async () => {
    const fixture = await openOrderFixture()

    const answer = fixture.submit({
      asDraft: true,
      domains: 'not finished',
      prefixes: [{ prefix: 'jo' }],
      credentials: {},
    })

    expect(answer).toMatchObject({ ok: true, value: { status: 'draft' } })
    expect(fixture.view(1)).toMatchObject({ status: 'draft', draftCause: 'saved', domains: [] })
    expect(fixture.view(1).form).toMatchObject({ domains: 'not finished' })
    expect(Object.keys(fixture.refusedFields({ asDraft: true, customerId: 9 }))).toEqual([
      'customerId',
    ])
  })

  it('becomes an order when submitted', async () => {
    const fixture = await openOrderFixture()
    const id = fixture.accept({ asDraft: true, domains: '' })

    fixture.accept({ id, domains: 'acme.com', credentials: spaceshipKeys })

    expect(fixture.view(id).status).toBe('in-progress')
    expect(fixture.view(id).draftCause).toBeUndefined()
    expect(pluck(fixture, 'select submission from orders')).toEqual([1])
  })
})

describe('an edit', () => {
  it('keeps keys that are left out', async () => {
    const fixture = await openOrderFixture()
    const id = fixture.accept({ couponCode: '', additionalInfo: 'Hello', amount: 12.5 })
    become(fixture, id, 'draft')

    fixture.accept({ id, domains: 'beta.com' })

    expect(fixture.view(id).form).toMatchObject({ additionalInfo: 'Hello', amount: 12.5 })
    expect(openKeys(fixture.db, fixture.vault, id)).toMatchObject({ apiKey: 'ship-one' })
  })

  it('takes an undefined key as left out', async () => {
    const fixture = await openOrderFixture()
    const id = fixture.accept({ additionalInfo: 'Hello' })
    become(fixture, id, 'draft')

    fixture.accept({ id, additionalInfo: undefined })

    expect(fixture.view(id).form.additionalInfo).toBe('Hello')
  })

  it('empties what null is given for', async () => {
    const fixture = await openOrderFixture()
    const billing = { amount: 12.5, currency: 'EUR', paidAt: '2026-11-01T00:00:00Z' }
    const id = fixture.accept({ ...billing, asDraft: true })

    fixture.accept({ id, asDraft: true, amount: null, currency: null, paidAt: null })

    for (const key of Object.keys(billing))
      expect(fixture.view(id).form).not.toHaveProperty(key)
  })

  it('computes an emptied amount anew', async () => {
    const fixture = await openOrderFixture()
    const id = fixture.accept({ amount: 12.5, currency: 'EUR' })
    become(fixture, id, 'draft')

    fixture.accept({ id, domains: 'acme.com, beta.com', amount: null, currency: null })

    expect(fixture.view(id)).toMatchObject({ amount: 6, currency: 'USD' })
  })

  it('computes an amount that nobody entered on each submission', async () => {
    const fixture = await openOrderFixture()
    const id = fixture.accept({ domains: 'acme.com' })
    const first = fixture.view(id)
    become(fixture, id, 'draft')
    fixture.accept({ id, domains: 'acme.com, beta.com' })

    expect(first.form).not.toHaveProperty('amount')
    expect(fixture.view(id).amount).toBe(2 * (first.amount ?? 0))
  })

  it('replaces keys and erases the old', async () => {
    const fixture = await openOrderFixture()
    const id = fixture.accept({})
    become(fixture, id, 'draft')
    const credentials = { spaceshipApiKey: 'ship-two', spaceshipApiSecretKey: 'secret-two' }

    fixture.accept({ id, credentials })

    expect(openKeys(fixture.db, fixture.vault, id)).toMatchObject({ apiKey: 'ship-two' })
    expect(pluck(fixture, 'select count(*) from secrets')).toEqual([2])
  })

  it('asks for keys of another platform', async () => {
    const fixture = await openOrderFixture()
    const id = fixture.accept({})
    become(fixture, id, 'draft')

    const fields = fixture.refusedFields({ id, hostingPlatform: 'namecheap' })

    expect(Object.keys(fields)).toContain('credentials.namecheapApiKey')
  })

  it.each(['pending', 'in-progress', 'completed', 'cancelled'] as const)(
    'is refused while %s',
    async status => {
      const fixture = await openOrderFixture()
      const id = fixture.accept({})
      become(fixture, id, status)

      expect(fixture.submit({ id })).toMatchObject({ failure: { code: 'not_applicable' } })
    },
  )

  it('is refused for an unknown order', async () => {
    const fixture = await openOrderFixture()

    expect(fixture.submit({ id: 99 })).toMatchObject({ failure: { code: 'not_found' } })
  })
})

describe('a resubmission', () => {
  it('supersedes what left, restarts what stays', async () => {
    const fixture = await openOrderFixture()
    const id = fixture.accept({ domains: 'acme.com beta.com done.com' })
    become(fixture, id, 'draft')
    rawOf(fixture.db).exec(`
      update order_domains set stage = 'nameservers', reason = 'slow-clock', attempts = 3,
        failure_code = 'credentials', failure_provider = 'spaceship', failure_detail = 'No.',
        due_at = due_at + 900000 where name = 'acme.com';
      update order_domains set stage = 'done', state = 'finished', due_at = null where name = 'done.com'`)

    fixture.accept({ id, domains: 'acme.com done.com gamma.com' })

    const [acme, done, gamma, beta] = fixture.view(id).domains
    expect(acme).toMatchObject({ stage: 'nameservers', state: 'due', attempts: 0 })
    expect(acme?.failure).toBeUndefined()
    expect(Date.parse(acme?.dueAt ?? '')).toBeLessThanOrEqual(Date.now())
    expect(done).toMatchObject({ name: 'done.com', stage: 'mailboxes', state: 'due' })
    expect(gamma).toMatchObject({ name: 'gamma.com', stage: 'lookup', state: 'due' })
    expect(beta).toMatchObject({ name: 'beta.com', state: 'superseded' })
    expect(fixture.view(id)).toMatchObject({ status: 'in-progress', attention: [] })
    expect(pluck(fixture, 'select submission from orders')).toEqual([2])
  })

  it('voids the lease of a running domain', async () => {
    const fixture = await openOrderFixture()
    const id = fixture.accept({})
    become(fixture, id, 'draft')
    rawOf(fixture.db).exec(
      "update order_domains set state = 'running', due_at = null, lease = 4",
    )

    fixture.accept({ id })

    expect(rows(fixture, 'select state, lease from order_domains')).toEqual([
      { state: 'due', lease: 5 },
    ])
  })

  it('keeps mailboxes of a removed prefix', async () => {
    const fixture = await openOrderFixture()
    const id = fixture.accept({ inboxesPerDomain: 2, prefixes: [person('jo'), person('al')] })
    become(fixture, id, 'draft')
    addMailbox(
      fixture,
      'al@acme.com',
      ', mailin_mailbox_id, asked_by, automation_id',
      ', 7, 1, 1',
    )
    addMailbox(fixture, 'jo@acme.com', '', '')

    fixture.accept({ id, prefixes: [person('zoe')] })

    expect(fixture.view(id).mailboxes).toMatchObject([
      { email: 'al@acme.com', mailinMailboxId: 7, isExtra: true },
    ])
    expect(fixture.view(id).mailboxTotal).toBe(1)
  })

  it('by hand stops the engine', async () => {
    const fixture = await openOrderFixture()
    const id = fixture.accept({})
    become(fixture, id, 'draft')

    fixture.accept({ id, hostingPlatform: 'other', otherPlatform: 'GoDaddy' })

    expect(fixture.view(id).status).toBe('pending')
    expect(pluck(fixture, "select count(*) from order_domains where state = 'due'")).toEqual([
      0,
    ])
  })
})

describe('the view of an order', () => {
  it('is null for an unknown one', async () => {
    const fixture = await openOrderFixture()

    expect(() => fixture.view(99)).toThrow('no order')
  })

  it('groups what needs a person', async () => {
    const fixture = await openOrderFixture()
    const id = fixture.accept({ domains: 'a1.com a2.com a3.com a4.com' })
    rawOf(fixture.db).exec(`
      update order_domains set state = 'halted', due_at = null, failure_code = 'conflict', needs_person = 1 where position < 2;
      update order_domains set stage = 'nameservers', reason = 'slow-clock', failure_code = 'scope', needs_person = 1 where position = 2;
      update order_domains set reason = 'backoff', failure_code = 'transient' where position = 3`)

    expect(fixture.view(id).attention).toEqual([
      { cause: 'conflict', count: 2 },
      { cause: 'scope', count: 1 },
    ])
  })
})
