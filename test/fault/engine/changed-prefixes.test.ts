import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { rawOf } from '../../../db/core/connection.ts'
import { changePrefixes } from '../../../electron/orders/change-prefixes.ts'
import type { Order } from '../../../shared/orders/order-view.ts'
import { type EngineBench, isCompleted, openEngineBench } from '../../support/engine-bench.ts'
import { person } from '../../support/order-fixture.ts'

const isHalted = (name: string) => (order: Order) =>
  order.domains.some(one => one.name === name && one.state === 'halted')

function change(bench: EngineBench, id: number, domain: string | null, ...prefixes: string[]) {
  const answer = changePrefixes(
    bench.db,
    { id, ...(domain !== null && { domain }), prefixes: prefixes.map(person) },
    bench.now(),
  )
  bench.engine.nudge()
  return answer
}

const wantedOf = (order: Order) =>
  order.mailboxes.filter(one => one.isExtra !== true).map(one => one.email)

describe('other prefixes', () => {
  it('take a domain out of its conflict', async () => {
    const bench = await openEngineBench()
    const id = bench.submit({
      domains: 'conflict.com active.com',
      inboxesPerDomain: 2,
      prefixes: [person('john'), person('al')],
    })
    await bench.until(id, isHalted('conflict.com'))

    // whatever is asked for first there is taken as well
    expect(change(bench, id, 'conflict.com', 'mo', 'al').ok).toBe(true)
    await bench.until(id, isHalted('conflict.com'))
    await bench.crash()
    expect(change(bench, id, 'conflict.com', 'al', 'ann').ok).toBe(true)
    const order = await bench.until(id, isCompleted)

    expect(wantedOf(order).toSorted()).toEqual([
      'al@active.com',
      'al@conflict.com',
      'ann@conflict.com',
      'john@active.com',
    ])
    bench.expectWhole(id)
    expect(bench.effects('create', 'john@conflict.com')).toBe(0)
    expect(bench.practice.core.state.mailboxes.get('john@conflict.com')?.owner).toBe('stranger')
  })

  it('leave what a job is making to the order, as extra', async () => {
    const bench = await openEngineBench()
    const id = bench.submit({ domains: 'drags.com', prefixes: [person('jo')] })
    await bench.until(id, ({ automations }) =>
      automations.some(one => one.actionType === 'mailbox' && one.jobUuid !== null),
    )
    rawOf(bench.db).exec(
      `update order_domains set state = 'halted', due_at = null, failure_code = 'conflict',
       failure_provider = 'mailin', failure_detail = '', needs_person = 1, lease = lease + 1`,
    )

    expect(change(bench, id, 'drags.com', 'max').ok).toBe(true)
    const order = await bench.until(id, isCompleted)

    expect(wantedOf(order)).toEqual(['max@drags.com'])
    expect(order.mailboxes.find(one => one.email === 'jo@drags.com')).toMatchObject({
      isExtra: true,
      isAsked: true,
    })
    bench.expectWhole(id)
    for (const prefix of ['jo', 'max'])
      expect(bench.effects('create', `${prefix}@drags.com`)).toBe(1)
  })

  it('come to domains that have no mailboxes yet', async () => {
    const bench = await openEngineBench()
    const id = bench.submit({
      domains: 'active.com slow-1.com slow-2.com',
      prefixes: [person('jo')],
    })
    await bench.until(id, one =>
      one.mailboxes.some(({ mailinMailboxId }) => mailinMailboxId !== null),
    )

    expect(change(bench, id, null, 'max').ok).toBe(true)
    const order = await bench.until(id, isCompleted)

    expect(wantedOf(order).toSorted()).toEqual([
      'jo@active.com',
      'max@slow-1.com',
      'max@slow-2.com',
    ])
    expect(order.mailboxes).toHaveLength(3)
    bench.expectWhole(id)
  })

  it('wait for no list that is being read', async () => {
    const bench = await openEngineBench()
    const id = bench.submit({ domains: 'conflict.com', prefixes: [person('john')] })
    const running = rawOf(bench.db).prepare(
      `select 1 from order_domains where stage = 'mailboxes' and state = 'running'`,
    )
    // looked at in each turn of the event loop: between two looks of `until` a list may be over
    while (running.get() === undefined) await setImmediate()

    expect(change(bench, id, null, 'mo').ok).toBe(true)
    await bench.until(id, isHalted('conflict.com'))
    expect(bench.view(id).domains[0]?.failure?.detail).toContain('mo@conflict.com')
    change(bench, id, null, 'ann')

    expect(wantedOf(await bench.until(id, isCompleted))).toEqual(['ann@conflict.com'])
    bench.expectWhole(id)
  })
})
