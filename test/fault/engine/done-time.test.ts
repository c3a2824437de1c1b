import { expect, it } from 'vitest'
import type { Order } from '../../../shared/orders/order-view.ts'
import { isCompleted, openEngineBench } from '../../support/engine-bench.ts'
import { person } from '../../support/order-fixture.ts'

const credentials = { spaceshipApiKey: 'ship-two', spaceshipApiSecretKey: 'secret-two' }
const isRefused = ({ status, domains }: Order) =>
  status === 'draft' && domains[0]?.state === 'finished'
const doneAt = ({ domains }: Order) => Date.parse(domains[0]?.stageSince ?? '')

it('a domain that was done keeps its time when the order is resubmitted', async () => {
  const bench = await openEngineBench()
  const id = bench.submit({ domains: 'active.com refused.com' })
  const before = doneAt(await bench.until(id, isRefused))

  bench.submit({ id, credentials })

  expect(doneAt(await bench.until(id, isCompleted))).toBe(before)
})

it('a mailbox that came with the resubmission makes the time new', async () => {
  const bench = await openEngineBench()
  const id = bench.submit({ domains: 'active.com refused.com' })
  const before = doneAt(await bench.until(id, isRefused))

  const more = { inboxesPerDomain: 2, prefixes: [person('jo'), person('al')] }
  bench.submit({ id, credentials, ...more })

  expect(doneAt(await bench.until(id, isCompleted))).toBeGreaterThan(before)
})
