import { describe, expect, it } from 'vitest'
import { write } from '../../../db/core/database.ts'
import { retryDomains } from '../../../db/orders/orders.ts'
import { passwordHashOf } from '../../../electron/practice/hash.ts'
import type { MailinPort } from '../../../electron/providers/mailin-port.ts'
import { fail } from '../../../shared/border/result.ts'
import { isCompleted, openEngineBench } from '../../support/engine-bench.ts'

/** Writes down the lists and requests about mailboxes, as they come. */
function noting(calls: string[], host: MailinPort): MailinPort {
  return {
    ...host,
    listMailboxes(domain) {
      calls.push(`list ${domain}`)
      return host.listMailboxes(domain)
    },
    createMailboxes(mailboxes) {
      calls.push(...mailboxes.map(({ email }) => `create ${email}`))
      return host.createMailboxes(mailboxes)
    },
  }
}

describe('the mailboxes of a transferred domain', () => {
  it('are asked for without a list when Mailin took it as new', async () => {
    const calls: string[] = []
    const bench = await openEngineBench({ around: host => noting(calls, host) })

    const id = bench.submit({ domains: 'plain.com' })
    await bench.until(id, isCompleted)

    expect(calls[0]).toBe('create jo@plain.com')
    bench.expectWhole(id)
  })

  it('are listed first when it was there already', async () => {
    const calls: string[] = []
    const bench = await openEngineBench({
      around: host => ({
        ...noting(calls, host),
        transferDomain(name) {
          bench.practice.core.domains.transfer(name)
          return host.transferDomain(name)
        },
      }),
    })

    const id = bench.submit({ domains: 'plain.com' })
    await bench.until(id, isCompleted)

    expect(calls[0]).toBe('list plain.com')
  })

  it.each([true, false])(
    'are listed first when the answer was lost (effect: %s)',
    async has => {
      const calls: string[] = []
      let isFirst = true
      const bench = await openEngineBench({
        around: host => ({
          ...noting(calls, host),
          async transferDomain(name) {
            if (!isFirst) return host.transferDomain(name)
            isFirst = false
            if (has) await host.transferDomain(name)
            return fail({ code: 'unknown_outcome', provider: 'mailin', detail: 'Lost.' })
          },
        }),
      })

      const id = bench.submit({ domains: 'plain.com' })
      await bench.until(id, isCompleted)

      expect(calls[0]).toBe('list plain.com')
      bench.expectWhole(id)
    },
  )

  it('are listed first when the order was resubmitted meanwhile', async () => {
    const calls: string[] = []
    const bench = await openEngineBench({ around: host => noting(calls, host) })
    const id = bench.submit({ domains: 'slow.com refused.com' })
    await bench.until(
      id,
      ({ status, domains }) => status === 'draft' && domains[0]?.stage === 'activation',
    )

    const credentials = { spaceshipApiKey: 'ship-two', spaceshipApiSecretKey: 'secret-two' }
    bench.submit({ id, credentials })
    await bench.until(id, isCompleted)

    expect(calls.find(call => call.endsWith('slow.com'))).toBe('list slow.com')
  })

  it('are listed first when Mailin called it not registered', async () => {
    const calls: string[] = []
    let isFirst = true
    const bench = await openEngineBench({
      around: host => ({
        ...noting(calls, host),
        createMailboxes(mailboxes) {
          if (!isFirst) return noting(calls, host).createMailboxes(mailboxes)
          isFirst = false
          const refused = mailboxes.map(({ email }) => ({
            email,
            why: 'not-registered' as const,
            detail: 'Not registered.',
          }))
          return Promise.resolve({ ok: true, value: { kind: 'refused', refused } })
        },
      }),
    })

    const id = bench.submit({ domains: 'plain.com' })
    await bench.until(id, isCompleted)

    expect(calls[0]).toBe('list plain.com')
  })

  it('that somebody made by hand meanwhile are a conflict of it alone', async () => {
    const email = 'jo@plain-1.com'
    let isMade = false
    const bench = await openEngineBench({
      around: host => ({
        ...host,
        createMailboxes(mailboxes) {
          if (!isMade)
            bench.practice.core.mailboxes.create([
              { address: email, name: 'By Hand', password: 'by-hand-1' },
            ])
          isMade = true
          return host.createMailboxes(mailboxes)
        },
      }),
    })
    const areAllOver = () =>
      bench.view(id).domains.every(({ state }) => state === 'halted' || state === 'finished')
    const id = bench.submit({ domains: 'plain-1.com plain-2.com' })

    const order = await bench.until(id, areAllOver)
    expect(order.domains).toMatchObject([
      { name: 'plain-1.com', failure: { code: 'conflict' } },
      { name: 'plain-2.com', state: 'finished' },
    ])
    expect(order.domains[0]?.failure?.detail).toContain(email)
    write(bench.db, tx => retryDomains(tx, id, {}, bench.now()))
    bench.engine.nudge()
    await bench.until(id, areAllOver)

    const there = bench.practice.core.state.mailboxes.get(email)
    expect(there?.passwordHash).toBe(passwordHashOf(email, 'by-hand-1'))
    expect(bench.effects('create', email)).toBe(1)
    expect(bench.effects('create', 'jo@plain-2.com')).toBe(1)
    const row = bench.view(id).mailboxes.find(one => one.email === email)
    expect(row?.mailinMailboxId ?? null).toBeNull()
  })
})
