import { expect, it } from 'vitest'
import { write } from '../../../db/core/database.ts'
import { beginAutomation } from '../../../db/engine/automations.ts'
import { dueDomains } from '../../../db/engine/work.ts'
import {
  addMailbox,
  carrierOf,
  markAsked,
  markCreated,
} from '../../../db/mailboxes/mailboxes.ts'
import type { StepContext } from '../../../electron/engine/step.ts'
import { needsOf } from '../../../electron/engine/steps/mailbox-batch.ts'
import { readMailboxes } from '../../../electron/engine/steps/read-mailboxes.ts'
import { ok } from '../../../shared/border/result.ts'
import { openOrderFixture } from '../../support/order-fixture.ts'

type Listed = Readonly<Record<string, readonly (readonly [email: string, id: number])[]>>

/** Order 1 keeps the id 2 for jo@one.com; what a look at order 2's domain makes of the lists. */
async function lookAt(lists: Listed) {
  const fixture = await openOrderFixture()
  const { db } = fixture
  for (const [id, domain] of [[1, 'one.com'] as const, [2, 'two.com'] as const]) {
    fixture.accept({ domains: domain })
    const email = `jo@${domain}`
    write(db, tx => {
      const named = { orderId: id, customerId: 1, domain, firstName: 'Jo', lastName: 'Doe' }
      addMailbox(tx, { ...named, email, password: 'x', name: 'jo' }, 0)
      const row = { orderId: id, providerType: 'x', actionType: 'mailbox' } as const
      const request = beginAutomation(tx, { ...row, subjects: [email] }, 0)
      markAsked(tx, id, [email], request, 0)
    })
  }
  const known = { email: 'jo@one.com', mailinMailboxId: 2, mailinDomainId: null }
  write(db, tx => markCreated(tx, 1, known, 0))
  const [domain] = dueDomains(db.reader, 'lookup', Infinity, { orderId: 2, limit: 1 })
  const mailin = {
    listMailboxes: (name: string) =>
      Promise.resolve(ok((lists[name] ?? []).map(([email, id]) => ({ email, id })))),
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what a reading touches
  const context = { db, mailin, now: () => 0, jobPollMs: 1 } as unknown as StepContext
  const [need] = needsOf(context, 2, domain === undefined ? [] : [domain])
  if (need === undefined) throw new Error('There is no domain.')
  const { outcome, record } = await readMailboxes(context, need)
  write(db, tx => record?.(tx))
  return { outcome, carrier: (id: number) => carrierOf(db.reader, id)?.email }
}

it('an id that another mailbox has halts the domain', async () => {
  const { outcome, carrier } = await lookAt({
    'one.com': [['jo@one.com', 2]],
    'two.com': [['jo@two.com', 2]],
  })

  expect(outcome).toMatchObject({
    kind: 'failed',
    failure: {
      code: 'conflict',
      provider: 'boxwright',
      detail: 'Mailin names the id 2 for jo@two.com, and it is that of jo@one.com of order 1.',
    },
  })
  expect(carrier(2)).toBe('jo@one.com')
})

it('an id that was kept for the wrong mailbox is corrected by both lists', async () => {
  const { outcome, carrier } = await lookAt({
    'one.com': [['jo@one.com', 1]],
    'two.com': [['jo@two.com', 2]],
  })

  expect(outcome.kind).not.toBe('failed')
  expect([carrier(1), carrier(2)]).toEqual(['jo@one.com', 'jo@two.com'])
})

it('one id for two addresses of a list is written for neither', async () => {
  const { outcome, carrier } = await lookAt({
    'two.com': [
      ['jo@two.com', 3],
      ['al@two.com', 3],
    ],
  })

  expect(outcome).toMatchObject({ kind: 'failed', failure: { code: 'conflict' } })
  expect(carrier(3)).toBeUndefined()
})
