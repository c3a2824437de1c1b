import { describe, expect, it } from 'vitest'
import { write } from '../../../db/database.ts'
import { addPlan } from '../../../db/queries/customers.ts'
import { setOrderStatus } from '../../../db/queries/orders.ts'
import { openKeys } from '../../../electron/orders/platform-keys.ts'
import type { OrderStatus, SubmitArgs } from '../../../shared/order.ts'
import {
  namecheapKeys,
  type OrderDesk,
  openOrderDesk,
  person,
  plan,
  spaceshipKeys,
} from '../../support/order-desk.ts'

function become({ db }: OrderDesk, id: number, status: OrderStatus): void {
  const draftCause = status === 'draft' ? ({ draftCause: 'nameservers' } as const) : {}
  write(db, tx => setOrderStatus(tx, id, { status, ...draftCause }, Date.now()))
}
const rows = ({ db }: OrderDesk, query: string, ...values: readonly unknown[]) =>
  db.raw.prepare(query).all(...values)
const pluck = ({ db }: OrderDesk, query: string): unknown[] =>
  db.raw.prepare(query).pluck().all()
const addEmail = ({ db }: OrderDesk, email: string, columns: string, values: string) =>
  db.raw.exec(
    `insert into order_automations (id, order_id, provider_type, action_type, status, subjects, created_at, updated_at)
       values (1, 1, 'Private SMTP', 'mailbox', 'pending', '[]', 0, 0) on conflict do nothing;
     insert into order_emails (order_id, user_id, domain, email, password, name, first_name, last_name, created_at, updated_at${columns})
       values (1, 1, '${email.split('@')[1]}', '${email}', 'p', '${email.split('@')[0]}', 'Old', 'Name', 0, 0${values})`,
  )

describe('an order that is submitted', () => {
  it('is in progress when automated', async () => {
    const desk = await openOrderDesk()

    const id = desk.accept({ domains: 'acme.com beta.com' })

    const order = desk.view(id)
    expect(order).toMatchObject({ status: 'in-progress', isAutomated: true, mailboxTotal: 2 })
    expect(order.domains).toMatchObject([
      { name: 'acme.com', stage: 'lookup', state: 'due' },
      { name: 'beta.com', stage: 'lookup', state: 'due' },
    ])
    expect(order.activity.map(row => row.action)).toEqual([
      'mailin_ai_order_status_in_progress',
      'mailin_ai_panel_assignment_skipped',
    ])
    expect(pluck(desk, 'select type from notifications')).toEqual(['order_created'])
  })

  it.each([
    ['the platform is another', { hostingPlatform: 'other', otherPlatform: 'GoDaddy' }, true],
    ['automation is off', {}, false],
    ['the plan is of another type', { planId: 2 }, true],
  ] as const)('is pending when %s', async (_why, change, automationEnabled) => {
    const desk = await openOrderDesk()
    write(desk.db, tx => addPlan(tx, { ...plan, providerType: 'Google' }, 0))
    desk.automationEnabled = automationEnabled

    const id = desk.accept(change)

    expect(desk.view(id)).toMatchObject({ status: 'pending', isAutomated: false, domains: [] })
  })

  it('reads domains in any shape', async () => {
    const desk = await openOrderDesk()

    const id = desk.accept({
      domains: 'https://www.Acme.com/path, beta.co.uk.;münchen.de\tACME.com\nbeta.co.uk',
    })

    expect(desk.view(id).domains.map(domain => domain.name)).toEqual([
      'acme.com',
      'beta.co.uk',
      'xn--mnchen-3ya.de',
    ])
    expect(desk.view(id).mailboxTotal).toBe(3)
  })

  it('keeps its keys sealed', async () => {
    const desk = await openOrderDesk()

    const id = desk.accept({})

    const [text] = pluck(desk, 'select credentials from platform_credentials')
    expect(String(text)).not.toContain('ship-one')
    expect(openKeys(desk.db, desk.vault, id)).toEqual({
      platform: 'spaceship',
      origin: 'practice',
      apiKey: 'ship-one',
      apiSecretKey: 'secret-one',
    })
    expect(JSON.stringify(desk.view(id))).not.toContain('ship-one')
  })

  it('keeps the keys of Namecheap', async () => {
    const desk = await openOrderDesk()

    const id = desk.accept({ hostingPlatform: 'namecheap', credentials: namecheapKeys })

    expect(openKeys(desk.db, desk.vault, id)).toEqual({
      platform: 'namecheap',
      origin: 'practice',
      apiUser: 'agency',
      apiKey: 'cheap-one',
    })
  })
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
    const desk = await openOrderDesk()

    const fields = desk.refusedFields(change)

    expect(Object.keys(fields)).toContain(field)
    expect(pluck(desk, 'select count(*) from orders')).toEqual([0])
    expect(pluck(desk, 'select count(*) from secrets')).toEqual([0])
  })

  it('shows all that is wrong at once', async () => {
    const desk = await openOrderDesk()

    const fields = desk.refusedFields({ domains: 'x', prefixes: [], credentials: {} })

    expect(Object.keys(fields).length).toBeGreaterThanOrEqual(4)
  })

  it('bounds the mailboxes by the plan', async () => {
    const desk = await openOrderDesk()
    write(desk.db, tx => addPlan(tx, { ...plan, minInboxes: 2, maxInboxes: 3 }, 0))
    const names = (count: number) =>
      Array.from({ length: count }, (_, index) => `acme-${index}.com`).join(' ')

    expect(desk.refusedFields({ planId: 2 }).domains).toContain('takes at least 2')
    expect(desk.refusedFields({ planId: 2, domains: names(4) }).domains).toContain(
      'takes at most 3',
    )
    expect(desk.accept({ planId: 2, domains: names(3) })).toBe(1)
  })

  it('refuses a plan that is not active', async () => {
    const desk = await openOrderDesk()
    write(desk.db, tx => addPlan(tx, { ...plan, isActive: false }, 0))

    expect(Object.keys(desk.refusedFields({ planId: 2 }))).toEqual(['planId'])
  })
})

describe('a domain in another order', () => {
  it.each(['draft', 'pending', 'in-progress'] as const)(
    'is a conflict while %s',
    async status => {
      const desk = await openOrderDesk()
      const first = desk.accept({})
      become(desk, first, status)

      const answer = desk.submit({ domains: 'beta.com ACME.com' })

      expect(answer).toMatchObject({ ok: false, failure: { code: 'conflict' } })
      expect(answer.ok ? '' : answer.failure.message).toContain('acme.com')
      expect(answer.ok ? '' : answer.failure.message).toContain(`order ${first}`)
    },
  )

  it.each(['completed', 'reject', 'cancelled'] as const)('is free once %s', async status => {
    const desk = await openOrderDesk()
    become(desk, desk.accept({}), status)

    expect(desk.submit({}).ok).toBe(true)
  })

  it('is free once it left the form', async () => {
    const desk = await openOrderDesk()
    const id = desk.accept({ domains: 'acme.com beta.com' })
    become(desk, id, 'draft')
    desk.accept({ id, domains: 'beta.com' })

    expect(desk.submit({ domains: 'acme.com' }).ok).toBe(true)
  })
})

describe('a saved draft', () => {
  it('needs customer and plan only', async () => {
    const desk = await openOrderDesk()

    const answer = desk.submit({
      asDraft: true,
      domains: 'not finished',
      prefixes: [{ prefix: 'jo' }],
      credentials: {},
    })

    expect(answer).toMatchObject({ ok: true, value: { status: 'draft' } })
    expect(desk.view(1)).toMatchObject({ status: 'draft', draftCause: 'saved', domains: [] })
    expect(desk.view(1).form).toMatchObject({ domains: 'not finished' })
    expect(Object.keys(desk.refusedFields({ asDraft: true, customerId: 9 }))).toEqual([
      'customerId',
    ])
  })

  it('becomes an order when submitted', async () => {
    const desk = await openOrderDesk()
    const id = desk.accept({ asDraft: true, domains: '' })

    desk.accept({ id, domains: 'acme.com', credentials: spaceshipKeys })

    expect(desk.view(id).status).toBe('in-progress')
    expect(desk.view(id).draftCause).toBeUndefined()
    expect(pluck(desk, 'select submission from orders')).toEqual([1])
  })
})

describe('an edit', () => {
  it('keeps keys that are left out', async () => {
    const desk = await openOrderDesk()
    const id = desk.accept({ couponCode: '', additionalInfo: 'Hello', amount: 12.5 })
    become(desk, id, 'draft')

    desk.accept({ id, domains: 'beta.com' })

    expect(desk.view(id).form).toMatchObject({ additionalInfo: 'Hello', amount: 12.5 })
    expect(openKeys(desk.db, desk.vault, id)).toMatchObject({ apiKey: 'ship-one' })
  })

  it('takes an undefined key as left out', async () => {
    const desk = await openOrderDesk()
    const id = desk.accept({ additionalInfo: 'Hello' })
    become(desk, id, 'draft')

    desk.accept({ id, additionalInfo: undefined })

    expect(desk.view(id).form.additionalInfo).toBe('Hello')
  })

  it('empties what null is given for', async () => {
    const desk = await openOrderDesk()
    const billing = { amount: 12.5, currency: 'EUR', paidAt: '2026-11-01T00:00:00Z' }
    const id = desk.accept({ ...billing, asDraft: true })

    desk.accept({ id, asDraft: true, amount: null, currency: null, paidAt: null })

    for (const key of Object.keys(billing)) expect(desk.view(id).form).not.toHaveProperty(key)
  })

  it('computes an emptied amount anew', async () => {
    const desk = await openOrderDesk()
    const id = desk.accept({ amount: 12.5, currency: 'EUR' })
    become(desk, id, 'draft')

    desk.accept({ id, domains: 'acme.com, beta.com', amount: null, currency: null })

    expect(desk.view(id)).toMatchObject({ amount: 6, currency: 'USD' })
  })

  it('computes an amount that nobody entered on each submission', async () => {
    const desk = await openOrderDesk()
    const id = desk.accept({ domains: 'acme.com' })
    const first = desk.view(id)
    become(desk, id, 'draft')
    desk.accept({ id, domains: 'acme.com, beta.com' })

    expect(first.form).not.toHaveProperty('amount')
    expect(desk.view(id).amount).toBe(2 * (first.amount ?? 0))
  })

  it('replaces keys and erases the old', async () => {
    const desk = await openOrderDesk()
    const id = desk.accept({})
    become(desk, id, 'draft')
    const credentials = { spaceshipApiKey: 'ship-two', spaceshipApiSecretKey: 'secret-two' }

    desk.accept({ id, credentials })

    expect(openKeys(desk.db, desk.vault, id)).toMatchObject({ apiKey: 'ship-two' })
    expect(pluck(desk, 'select count(*) from secrets')).toEqual([2])
  })

  it('asks for keys of another platform', async () => {
    const desk = await openOrderDesk()
    const id = desk.accept({})
    become(desk, id, 'draft')

    const fields = desk.refusedFields({ id, hostingPlatform: 'namecheap' })

    expect(Object.keys(fields)).toContain('credentials.namecheapApiKey')
  })

  it.each(['pending', 'in-progress', 'completed', 'cancelled'] as const)(
    'is refused while %s',
    async status => {
      const desk = await openOrderDesk()
      const id = desk.accept({})
      become(desk, id, status)

      expect(desk.submit({ id })).toMatchObject({ failure: { code: 'not_applicable' } })
    },
  )

  it('is refused for an unknown order', async () => {
    const desk = await openOrderDesk()

    expect(desk.submit({ id: 99 })).toMatchObject({ failure: { code: 'not_found' } })
  })
})

describe('a resubmission', () => {
  it('supersedes what left, restarts what stays', async () => {
    const desk = await openOrderDesk()
    const id = desk.accept({ domains: 'acme.com beta.com done.com' })
    become(desk, id, 'draft')
    desk.db.raw.exec(`
      update order_domains set stage = 'nameservers', reason = 'slow-clock', attempts = 3,
        failure_code = 'credentials', failure_provider = 'spaceship', failure_detail = 'No.',
        due_at = due_at + 900000 where name = 'acme.com';
      update order_domains set stage = 'done', state = 'finished', due_at = null where name = 'done.com'`)

    desk.accept({ id, domains: 'acme.com done.com gamma.com' })

    const [acme, done, gamma, beta] = desk.view(id).domains
    expect(acme).toMatchObject({ stage: 'nameservers', state: 'due', attempts: 0 })
    expect(acme?.failure).toBeUndefined()
    expect(Date.parse(acme?.dueAt ?? '')).toBeLessThanOrEqual(Date.now())
    expect(done).toMatchObject({ name: 'done.com', stage: 'mailboxes', state: 'due' })
    expect(gamma).toMatchObject({ name: 'gamma.com', stage: 'lookup', state: 'due' })
    expect(beta).toMatchObject({ name: 'beta.com', state: 'superseded' })
    expect(desk.view(id)).toMatchObject({ status: 'in-progress', attention: [] })
    expect(pluck(desk, 'select submission from orders')).toEqual([2])
  })

  it('voids the lease of a running domain', async () => {
    const desk = await openOrderDesk()
    const id = desk.accept({})
    become(desk, id, 'draft')
    desk.db.raw.exec("update order_domains set state = 'running', due_at = null, lease = 4")

    desk.accept({ id })

    expect(rows(desk, 'select state, lease from order_domains')).toEqual([
      { state: 'due', lease: 5 },
    ])
  })

  it('keeps mailboxes of a removed prefix', async () => {
    const desk = await openOrderDesk()
    const id = desk.accept({ inboxesPerDomain: 2, prefixes: [person('jo'), person('al')] })
    become(desk, id, 'draft')
    addEmail(desk, 'al@acme.com', ', mailin_mailbox_id, asked_by, automation_id', ', 7, 1, 1')
    addEmail(desk, 'jo@acme.com', '', '')

    desk.accept({ id, prefixes: [person('zoe')] })

    expect(desk.view(id).mailboxes).toMatchObject([
      { email: 'al@acme.com', mailinMailboxId: 7, isExtra: true },
    ])
    expect(desk.view(id).mailboxTotal).toBe(1)
  })

  it('by hand stops the engine', async () => {
    const desk = await openOrderDesk()
    const id = desk.accept({})
    become(desk, id, 'draft')

    desk.accept({ id, hostingPlatform: 'other', otherPlatform: 'GoDaddy' })

    expect(desk.view(id).status).toBe('pending')
    expect(pluck(desk, "select count(*) from order_domains where state = 'due'")).toEqual([0])
  })
})

describe('the view of an order', () => {
  it('is null for an unknown one', async () => {
    const desk = await openOrderDesk()

    expect(() => desk.view(99)).toThrow('no order')
  })

  it('groups what needs a person', async () => {
    const desk = await openOrderDesk()
    const id = desk.accept({ domains: 'a1.com a2.com a3.com a4.com' })
    desk.db.raw.exec(`
      update order_domains set state = 'halted', due_at = null, failure_code = 'conflict', needs_person = 1 where position < 2;
      update order_domains set stage = 'nameservers', reason = 'slow-clock', failure_code = 'scope', needs_person = 1 where position = 2;
      update order_domains set reason = 'backoff', failure_code = 'transient' where position = 3`)

    expect(desk.view(id).attention).toEqual([
      { cause: 'conflict', count: 2 },
      { cause: 'scope', count: 1 },
    ])
  })
})
