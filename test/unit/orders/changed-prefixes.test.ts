import { describe, expect, it } from 'vitest'
import { rawOf } from '../../../db/core/connection.ts'
import { changePrefixes } from '../../../electron/orders/change-prefixes.ts'
import { rejectOrder } from '../../../electron/orders/end-order.ts'
import { viewOrderPage } from '../../../electron/orders/list-orders.ts'
import { replaceDomain } from '../../../electron/orders/replace-domain.ts'
import { openOrderFixture, person } from '../../support/order-fixture.ts'

const two = { inboxesPerDomain: 2, prefixes: [person('jo'), person('al')] }

/** An order of `one.com` and `two.com` under way, two mailboxes each. */
async function openChanged(domains = 'one.com two.com') {
  const fixture = await openOrderFixture()
  const id = fixture.accept({ domains, ...two })
  const raw = rawOf(fixture.db)
  const change = (domain: string | undefined, ...prefixes: readonly string[]) =>
    changePrefixes(
      fixture.db,
      { id, ...(domain !== undefined && { domain }), prefixes: prefixes.map(person) },
      9,
    )
  return {
    fixture,
    id,
    change,
    own: () => fixture.view(id).form.ownPrefixes ?? {},
    ofOrder: () => fixture.view(id).form.prefixes.map(one => one.prefix),
    total: () => fixture.view(id).mailboxTotal,
    /** A mailbox as a request left it; `asked` and not answered unless it has an id. */
    addMailbox: (email: string, asked: boolean, mailinId: number | null = null) => {
      const [name, domain] = email.split('@')
      raw.exec(`insert or ignore into order_automations
        (id, order_id, provider_type, action_type, status, subjects, created_at, updated_at)
        values (1, ${id}, 'Private SMTP', 'mailbox', 'pending', '[]', 0, 0)`)
      raw
        .prepare(
          `insert into order_emails (order_id, user_id, domain, email, password, name, first_name,
           last_name, asked_by, automation_id, mailin_mailbox_id, created_at, updated_at)
           values (?, 1, ?, ?, ?, ?, 'Jo', 'Doe', ?, ?, ?, 0, 0)`,
        )
        .run(
          id,
          domain,
          email,
          `secret-${email}`,
          name,
          asked ? 1 : null,
          asked ? 1 : null,
          mailinId,
        )
    },
    setDomain: (name: string, columns: string) => {
      raw.exec(
        `update order_domains set ${columns} where order_id = ${id} and name = '${name}'`,
      )
    },
    domain: (name: string) =>
      raw.prepare('select * from order_domains where order_id = ? and name = ?').get(id, name),
    emails: () =>
      fixture
        .view(id)
        .mailboxes.map(({ email, isExtra }) => `${email}${isExtra ? ' extra' : ''}`),
  }
}

const halted = `stage = 'mailboxes', state = 'halted', due_at = null, failure_code = 'conflict',
  failure_provider = 'mailin', failure_detail = 'jo@one.com is there', needs_person = 1, is_read = 1`

describe('changing prefixes', () => {
  it('gives one domain its own', async () => {
    const { fixture, id, change, own, ofOrder, total } = await openChanged()

    expect(change('one.com', 'jo.d')).toEqual({ ok: true, value: null })

    expect(own()).toEqual({ 'one.com': [person('jo.d')] })
    expect(ofOrder()).toEqual(['jo', 'al'])
    expect(total()).toBe(3)
    const page = viewOrderPage(fixture.db.reader, { page: 1, pageSize: 1 })
    expect(page.rows[0]?.mailboxTotal).toBe(3)
    const [told] = fixture.view(id).activity
    expect(told?.description).toBe('Prefixes of one.com changed from jo, al to jo.d')
  })

  it('gives the order new ones while nothing is made', async () => {
    const { fixture, id, change, own, ofOrder } = await openChanged()
    change('one.com', 'jo.d')

    expect(change(undefined, 'max', 'mia').ok).toBe(true)

    expect(own()).toEqual({})
    expect(ofOrder()).toEqual(['max', 'mia'])
    const [told] = fixture.view(id).activity
    expect(told?.description).toBe('Prefixes of 2 domains changed to max, mia')
  })

  it('leaves domains that have mailboxes alone', async () => {
    const { change, own, ofOrder, total, addMailbox, domain, emails } = await openChanged()
    addMailbox('jo@one.com', true)
    const before = domain('one.com')

    expect(change(undefined, 'max').ok).toBe(true)

    expect(own()).toEqual({ 'one.com': [person('jo'), person('al')] })
    expect(ofOrder()).toEqual(['max'])
    expect(total()).toBe(3)
    expect(domain('one.com')).toEqual(before)
    expect(emails()).toEqual(['jo@one.com'])
  })

  it('keeps what Mailin was asked for, as extra', async () => {
    const { change, addMailbox, setDomain, emails } = await openChanged()
    for (const [email, asked] of [
      ['jo@one.com', true],
      ['al@one.com', false],
    ] as const)
      addMailbox(email, asked)
    addMailbox('al@two.com', false)
    setDomain('one.com', halted)

    expect(change('one.com', 'max').ok).toBe(true)

    expect(emails()).toEqual(['jo@one.com extra', 'al@two.com'])
  })

  it('wants a mailbox again that was asked for before', async () => {
    const { change, addMailbox, setDomain, emails } = await openChanged()
    addMailbox('jo@one.com', true, 7)
    setDomain('one.com', halted)
    change('one.com', 'max')
    setDomain('one.com', halted)

    change('one.com', 'jo', 'mia')

    expect(emails()).toEqual(['jo@one.com'])
  })

  it('lets a domain in conflict go on, and lists it anew', async () => {
    const { change, setDomain, domain } = await openChanged()
    setDomain('one.com', `${halted}, attempts = 3, lease = 5`)

    change('one.com', 'max')

    expect(domain('one.com')).toMatchObject({
      stage: 'mailboxes',
      state: 'due',
      due_at: 9,
      failure_code: null,
      needs_person: 0,
      attempts: 0,
      is_read: 0,
      lease: 6,
    })
  })

  it('takes no finding of a list that is being read', async () => {
    const { change, setDomain, domain } = await openChanged()
    setDomain('one.com', `stage = 'mailboxes', state = 'running', due_at = null, lease = 5`)

    expect(change('one.com', 'max').ok).toBe(true)

    expect(domain('one.com')).toMatchObject({ state: 'due', lease: 6 })
  })

  it('leaves a domain that is not so far at its step', async () => {
    const { change, setDomain, domain } = await openChanged()
    setDomain('one.com', `stage = 'transfer', state = 'running', due_at = null, lease = 5`)
    const before = domain('one.com')

    expect(change(undefined, 'max').ok).toBe(true)

    expect(domain('one.com')).toEqual(before)
  })

  it('follows the order again with its prefixes', async () => {
    const { change, own } = await openChanged()
    change('one.com', 'max')

    expect(change('one.com', 'jo', 'al').ok).toBe(true)

    expect(own()).toEqual({})
  })

  it('lets the amount follow, unless it was entered', async () => {
    const { fixture, id, change } = await openChanged()
    const entered = fixture.accept({ domains: 'three.com', ...two, amount: 50 })
    expect(fixture.view(id).amount).toBe(12)

    change('one.com', 'max')
    changePrefixes(fixture.db, { id: entered, prefixes: [person('max')] }, 9)

    expect(fixture.view(id).amount).toBe(9)
    expect(fixture.view(entered).amount).toBe(50)
  })
})

describe('own prefixes of a domain', () => {
  it('stay with it when the order is edited', async () => {
    const { fixture, id, change, own, total } = await openChanged()
    change('one.com', 'max')
    rejectOrder(fixture.db, id, 'Not yet', 9)

    fixture.accept({ id, prefixes: [person('mia'), person('tom')] })

    expect(own()).toEqual({ 'one.com': [person('max')] })
    expect(total()).toBe(3)
    expect(fixture.view(id).amount).toBe(9)
  })

  it('go with a domain that leaves the order', async () => {
    const { fixture, id, change, own, total } = await openChanged()
    change('one.com', 'max')

    replaceDomain(fixture.db, { id, domain: 'one.com', with: 'three.com' }, 9)

    expect(own()).toEqual({})
    expect(total()).toBe(4)
    expect(fixture.view(id).amount).toBe(12)
  })

  it('count for the bounds of a plan', async () => {
    const { fixture, id, change } = await openChanged()
    change('one.com', 'max')
    rejectOrder(fixture.db, id, 'Not yet', 9)
    rawOf(fixture.db).exec('update plans set min_inboxes = 4')

    expect(fixture.refusedFields({ id })['domains']).toContain('3 mailboxes')
  })
})

describe('a change of prefixes is refused', () => {
  it('for what is not in the order', async () => {
    const { fixture, change } = await openChanged()

    expect(change('three.com', 'max')).toMatchObject({ failure: { code: 'not_found' } })
    const args = { id: 99, prefixes: [person('max')] }
    expect(changePrefixes(fixture.db, args, 9)).toMatchObject({
      failure: { code: 'not_found' },
    })
  })

  it('while the order is not under way', async () => {
    const { fixture, id, change } = await openChanged()
    rejectOrder(fixture.db, id, 'Not yet', 9)

    expect(change(undefined, 'max')).toMatchObject({ failure: { code: 'not_applicable' } })
  })

  it('where mailboxes are made or asked for', async () => {
    const { change, addMailbox } = await openChanged()
    addMailbox('jo@one.com', true)

    expect(change('one.com', 'max')).toMatchObject({ failure: { code: 'not_applicable' } })
    addMailbox('jo@two.com', true, 7)
    expect(change(undefined, 'max')).toMatchObject({ failure: { code: 'not_applicable' } })
  })

  it('when nothing would change', async () => {
    const { change } = await openChanged()

    expect(change(undefined, 'jo', 'al')).toMatchObject({ failure: { code: 'not_applicable' } })
  })

  it('with all that the form would refuse', async () => {
    const { change } = await openChanged()
    const fields = (...prefixes: readonly string[]) => {
      const answer = change('one.com', ...prefixes)
      return answer.ok ? {} : answer.failure.fields
    }

    expect(fields()).toEqual({ 'prefixes.0.prefix': 'Enter a prefix.' })
    expect(fields('.jo', 'x'.repeat(51))).toEqual({
      'prefixes.0.prefix': 'Dots stand between other characters only.',
      'prefixes.1.prefix': 'A prefix has at most 50 characters.',
    })
    expect(fields('max', 'Max')).toEqual({
      'prefixes.1.prefix': 'Prefix 1 is the same. Choose another.',
    })
    expect(Object.keys(fields('a', 'b', 'c') ?? {})).toEqual(['prefixes.2.prefix'])
  })

  it('beyond the bounds of the plan', async () => {
    const { fixture, change } = await openChanged()
    rawOf(fixture.db).exec('update plans set min_inboxes = 4')

    expect(change('one.com', 'max')).toMatchObject({
      failure: {
        code: 'invalid_input',
        fields: { prefixes: expect.stringContaining('at least 4') },
      },
    })
    expect(change('one.com', 'max', 'mia').ok).toBe(true)
  })

  it('for an address of another order', async () => {
    const { fixture, id, change } = await openChanged()
    const other = fixture.accept({ domains: 'else.com' })
    rawOf(fixture.db).exec(
      `insert into order_emails (order_id, user_id, domain, email, password, name, first_name,
       last_name, mailin_mailbox_id, created_at, updated_at)
       values (${other}, 1, 'two.com', 'max@two.com', 'x', 'max', 'Jo', 'Doe', 8, 0, 0)`,
    )

    expect(change(undefined, 'mia', 'max')).toMatchObject({
      failure: {
        code: 'conflict',
        fields: {
          'prefixes.1.prefix': `max@two.com exists already: order ${other} created it.`,
        },
      },
    })
    expect(fixture.view(id).form.prefixes.map(one => one.prefix)).toEqual(['jo', 'al'])
  })
})
