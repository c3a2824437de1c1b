import { describe, expect, it } from 'vitest'
import { rawOf } from '../../../db/core/connection.ts'
import { write } from '../../../db/core/database.ts'
import { retryDomains } from '../../../db/orders/orders.ts'
import { callsOf } from '../../../electron/practice/counts.ts'
import type { OrderDomain } from '../../../shared/orders/order-domain.ts'
import type { Order } from '../../../shared/orders/order-view.ts'
import {
  type EngineBench,
  isCompleted,
  openEngineBench,
  pause,
} from '../../support/engine-bench.ts'
import { namecheapKeys, person, saveMail } from '../../support/order-fixture.ts'

const otherKeys = { spaceshipApiKey: 'ship-two', spaceshipApiSecretKey: 'secret-two' }

const domainOf = (order: Order, name: string): OrderDomain => {
  const domain = order.domains.find(one => one.name === name)
  if (domain === undefined) throw new Error(`No ${name} in the order.`)
  return domain
}
const isDone = (name: string) => (order: Order) => domainOf(order, name).state === 'finished'
const isHalted = (name: string) => (order: Order) => domainOf(order, name).state === 'halted'
const isDraft = ({ status }: Order) => status === 'draft'

function retry(bench: EngineBench, id: number, domain?: string): number {
  const count = write(bench.db, tx =>
    retryDomains(tx, id, domain === undefined ? {} : { domain }, bench.now()),
  )
  bench.engine.nudge()
  return count
}

type LetterRow = { readonly kind: string; readonly body: string; readonly wait: number }
/** All but the first, which every order has. */
const lettersOf = ({ db }: EngineBench, id: number): readonly LetterRow[] =>
  rawOf(db)
    .prepare<[number], LetterRow>(
      `select kind, body, due_at - created_at as wait from letters
       where order_id = ? and kind <> 'order-created' order by id`,
    )
    .all(id)

describe('a domain that goes through by itself', () => {
  it.each([
    'active',
    'slow',
    'drags',
    'holes',
    'limited',
    'flaky',
    'flaky-2',
    'flaky-3',
    'hostless',
  ])('is %s.com', async word => {
    const bench = await openEngineBench({ factor: 100 })
    const id = bench.submit({
      domains: `${word}.com`,
      inboxesPerDomain: 2,
      prefixes: [person('jo'), person('al')],
    })

    const order = await bench.until(id, isCompleted)

    bench.expectWhole(id)
    expect(bench.effects('transfer', `${word}.com`)).toBeLessThanOrEqual(1)
    expect(bench.effects('nameservers', `${word}.com`)).toBeLessThanOrEqual(1)
    const left = word === 'holes' ? 1 : 0
    const creations = order.mailboxes.map(one => bench.effects('create', one.email))
    expect(creations.filter(count => count !== 1)).toHaveLength(left)
    expect(order.attention).toEqual([])
  })

  it('is one with many mailboxes in trouble', async () => {
    const bench = await openEngineBench({ factor: 100, batchSize: 4 })
    const id = bench.submit({
      domains: 'flaky-a.com limited-a.com holes-a.com plain-a.com drags-a.com slow-a.com',
      inboxesPerDomain: 3,
      prefixes: [person('jo'), person('al'), person('mo')],
    })

    await bench.until(id, isCompleted)

    bench.expectWhole(id)
  })

  it('burns no attempt by a quota', async () => {
    const bench = await openEngineBench({ factor: 100 })
    const id = bench.submit({ domains: 'limited.com' })

    const limited = await bench.until(id, order => {
      const { reason, state } = domainOf(order, 'limited.com')
      // between the look that ends a wait and its answer it runs, for the same reason
      return reason === 'quota' && state === 'due'
    })

    expect(domainOf(limited, 'limited.com').attempts).toBe(0)
    expect(domainOf(limited, 'limited.com').failure).toBeUndefined()
    expect(limited.status).toBe('in-progress')
    await bench.until(id, isCompleted)
  })
})

describe('a refused registrar key', () => {
  it('makes a draft that new keys complete', async () => {
    const bench = await openEngineBench()
    const id = bench.submit({ domains: 'refused.com, refused-2.com plain.com' })

    const draft = await bench.until(
      id,
      order =>
        isDone('plain.com')(order) &&
        order.domains.filter(one => one.reason === 'slow-clock').length === 2,
    )
    expect(draft).toMatchObject({ status: 'draft', draftCause: 'nameservers' })
    expect(draft.attention).toEqual([{ cause: 'credentials', count: 2 }])
    expect(domainOf(draft, 'refused.com')).toMatchObject({
      stage: 'nameservers',
      state: 'due',
      failure: { code: 'credentials', provider: 'spaceship' },
    })
    expect(draft.transfers.find(one => one.domain === 'refused.com')).toMatchObject({
      status: 'pending',
      nameServerStatus: 'failed',
    })
    bench.submit({ id, credentials: otherKeys })
    expect(bench.view(id).status).toBe('in-progress')
    const order = await bench.until(id, isCompleted)

    bench.expectWhole(id)
    for (const { name } of order.domains) expect(bench.effects('nameservers', name)).toBe(1)
  })

  it('writes one letter that names all', async () => {
    const bench = await openEngineBench()
    const id = bench.submit({ domains: 'refused.com, missing.com plain.com' })
    await bench.until(id, ({ attention }) => attention.length === 2)

    const first = lettersOf(bench, id)
    expect(first).toHaveLength(1)
    expect(first[0]?.body).toContain('Spaceship refused the API key:\n- refused.com')
    expect(first[0]?.body).toContain('- missing.com')
    expect(first[0]?.body).toContain('resubmit')
    expect(first[0]?.body).not.toContain('ship-one')
    expect(first[0]?.wait).toBeGreaterThanOrEqual(60_000)
    bench.submit({ id, credentials: otherKeys })
    await bench.until(id, isCompleted)

    expect(lettersOf(bench, id).map(letter => letter.kind)).toEqual([
      'nameservers-failed',
      'order-completed',
    ])
  })

  it('writes another letter for another submission', async () => {
    const bench = await openEngineBench()
    const id = bench.submit({ domains: 'refused.com' })
    await bench.until(id, isDraft)

    bench.submit({ id, domains: 'refused.com missing.com' })
    await bench.until(id, ({ attention }) => attention.length === 2)

    expect(lettersOf(bench, id)).toHaveLength(2)
  })

  it('holds letters when staff review them', async () => {
    const bench = await openEngineBench()
    saveMail(bench.db, { hold: true })
    const id = bench.submit({ domains: 'active.com' })
    await bench.until(id, isCompleted)

    const statuses = rawOf(bench.db).prepare('select status from letters').pluck().all()

    expect(statuses).toEqual(['held', 'held'])
  })

  it('lets a missing domain be found', async () => {
    const bench = await openEngineBench()
    const id = bench.submit({ domains: 'missing.com' })
    const draft = await bench.until(id, isDraft)
    expect(domainOf(draft, 'missing.com').failure?.code).toBe('domain_not_found')

    bench.submit({ id, credentials: otherKeys })
    await bench.until(id, isCompleted)

    bench.expectWhole(id)
  })
})

describe('an address that is not whitelisted', () => {
  it('passes by itself on the slow clock', async () => {
    const bench = await openEngineBench({ factor: 600 })
    const id = bench.submit({
      domains: 'whitelist.com',
      hostingPlatform: 'namecheap',
      credentials: namecheapKeys,
    })

    const draft = await bench.until(id, isDraft)
    expect(domainOf(draft, 'whitelist.com').failure).toMatchObject({
      code: 'ip_not_whitelisted',
      ip: '203.0.113.7',
    })
    const order = await bench.until(id, isCompleted)

    const actions = order.activity.map(row => row.action)
    expect(actions).toContain('mailin_ai_order_set_to_draft')
    expect(
      actions.filter(action => action === 'mailin_ai_order_status_in_progress'),
    ).toHaveLength(2)
    expect(bench.effects('nameservers', 'whitelist.com')).toBe(1)
  })

  it('passes at once when staff check now', async () => {
    const bench = await openEngineBench({ factor: 100 })
    const id = bench.submit({ domains: 'whitelist.com' })
    const draft = await bench.until(id, isDraft)
    expect(domainOf(draft, 'whitelist.com').failure?.code).toBe('scope')

    await pause(600)
    bench.engine.checkNow()
    await bench.until(id, ({ status }) => status === 'in-progress')

    await bench.until(id, isCompleted)
  })
})

describe('a domain that only a person can mend', () => {
  it('halts alone when its name is invalid', async () => {
    const bench = await openEngineBench()
    // practice has it in the account from the first question for it on
    bench.practice.core.domains.byName('active.com')
    const id = bench.submit({ domains: 'invalid.com active.com' })

    const order = await bench.until(
      id,
      one => isHalted('invalid.com')(one) && isDone('active.com')(one),
    )

    expect(order.status).toBe('in-progress')
    expect(order.attention).toEqual([{ cause: 'invalid_input', count: 1 }])
    expect(order.transfers).toMatchObject([{ domain: 'invalid.com', status: 'failed' }])
    expect(order.activity.map(row => row.action)).toContain('mailin_ai_domain_transfer_failed')
    expect(lettersOf(bench, id)).toEqual([])
  })

  it('completes the order once replaced', async () => {
    const bench = await openEngineBench()
    const id = bench.submit({ domains: 'invalid.com refused.com active.com' })
    await bench.until(id, order => isHalted('invalid.com')(order) && isDraft(order))

    bench.submit({ id, domains: 'plain.com refused.com active.com', credentials: otherKeys })
    expect(domainOf(bench.view(id), 'invalid.com').state).toBe('superseded')
    await bench.until(id, isCompleted)

    bench.expectWhole(id)
  })

  it('halts alone when a mailbox is taken', async () => {
    const bench = await openEngineBench()
    const id = bench.submit({ domains: 'conflict.com active.com', prefixes: [person('john')] })
    const areBothOver = (one: Order) =>
      isHalted('conflict.com')(one) && isDone('active.com')(one)
    const order = await bench.until(id, areBothOver)
    const before = bench.practice.core.state.mailboxes.get('john@conflict.com')

    expect(domainOf(order, 'conflict.com').failure).toMatchObject({
      code: 'conflict',
      detail: expect.stringContaining('john@conflict.com'),
    })
    expect(order.status).toBe('in-progress')
    expect(retry(bench, id, 'conflict.com')).toBe(1)
    await bench.until(id, areBothOver)

    expect(bench.practice.core.state.mailboxes.get('john@conflict.com')).toEqual(before)
    expect(before?.owner).toBe('stranger')
    expect(bench.effects('create', 'john@conflict.com')).toBe(0)
    expect(bench.effects('remove', 'john@conflict.com')).toBe(0)
    const row = order.mailboxes.find(one => one.email === 'john@conflict.com')
    expect(row?.mailinMailboxId ?? null).toBeNull()
  })

  it('halts when the first asked is taken', async () => {
    const bench = await openEngineBench()
    const id = bench.submit({ domains: 'conflict.com active.com', prefixes: [person('zoe')] })

    const order = await bench.until(
      id,
      one => isHalted('conflict.com')(one) && isDone('active.com')(one),
    )

    expect(domainOf(order, 'conflict.com').failure?.code).toBe('conflict')
    expect(bench.effects('create', 'zoe@conflict.com')).toBe(0)
    expect(bench.effects('create', 'zoe@active.com')).toBe(1)
  })

  it('completes after a retried job', async () => {
    const bench = await openEngineBench()
    const id = bench.submit({ domains: 'jobfails.com plain.com' })
    const order = await bench.until(id, isHalted('jobfails.com'))

    expect(order.status).toBe('in-progress')
    expect(domainOf(order, 'jobfails.com').failure?.detail).toContain('did not answer')
    expect(order.automations.some(row => row.status === 'failed')).toBe(true)
    await bench.until(id, one => isDone('plain.com')(one) || isHalted('plain.com')(one))
    expect(retry(bench, id)).toBeGreaterThan(0)
    await bench.until(id, isCompleted)

    bench.expectWhole(id)
  })

  it('answers nothing to a retry without need', async () => {
    const bench = await openEngineBench()
    const id = bench.submit({ domains: 'active.com' })
    await bench.until(id, isCompleted)

    expect(retry(bench, id)).toBe(0)
    expect(callsOf(bench.practice.core.state, 'mailin.login')).toBe(1)
  })
})
