import { describe, expect, it } from 'vitest'
import { write } from '../../../db/core/database.ts'
import {
  beginAutomation,
  changeAutomation,
  findAutomations,
} from '../../../db/engine/automations.ts'
import { addMailbox, markAsked, markCreated } from '../../../db/mailboxes/mailboxes.ts'
import { listAttention } from '../../../db/orders/domain-lists.ts'
import { nextRemoval } from '../../../db/orders/order-acts.ts'
import type { StepContext } from '../../../electron/engine/step.ts'
import { createRemovals } from '../../../electron/engine/steps/remove-mailbox.ts'
import { cancelOrder } from '../../../electron/orders/end-order.ts'
import { retryOrder } from '../../../electron/orders/retry-order.ts'
import type { JobReading } from '../../../electron/providers/mailin-port.ts'
import type { EngineFailureCode } from '../../../shared/border/failure.ts'
import { fail, ok } from '../../../shared/border/result.ts'
import { openOrderFixture } from '../../support/order-fixture.ts'

const minute = 60_000
const polls = { allowedAt: () => 0, note: () => {} }

type Setup = { now: number; failing: EngineFailureCode; answer: JobReading | null }

/** A cancelled order with jo@ and al@acme.com, with the ids 5 and 6 or not known yet. */
async function openWith(
  listed: readonly (readonly [email: string, id: number])[],
  knownIds: readonly (number | null)[] = [5, 6],
) {
  const { db, ...fixture } = await openOrderFixture()
  const orderId = fixture.accept({ domains: 'acme.com' })
  const emails = ['jo@acme.com', 'al@acme.com']
  const job = write(db, tx => {
    const row = { orderId, providerType: 'x', actionType: 'mailbox' } as const
    const id = beginAutomation(tx, { ...row, subjects: emails }, 0)
    changeAutomation(tx, id, { jobUuid: 'one', nextPollAt: 0 }, 0)
    const named = {
      orderId,
      customerId: 1,
      domain: 'acme.com',
      firstName: 'Jo',
      lastName: 'Doe',
    }
    for (const email of emails) {
      const name = email.slice(0, 2)
      addMailbox(tx, { ...named, email, password: 'x', name }, 0)
    }
    markAsked(tx, orderId, emails, id, 0)
    for (const [index, email] of emails.entries()) {
      const mailinMailboxId = knownIds[index] ?? null
      if (mailinMailboxId !== null)
        markCreated(tx, orderId, { email, mailinMailboxId, mailinDomainId: null }, 0)
    }
    return id
  })
  cancelOrder(db, orderId, true, 0)
  const calls: string[] = []
  const setup: Setup = { now: 0, failing: 'transient', answer: null }
  const mailin = {
    listMailboxes(domain: string) {
      calls.push(`list ${domain}`)
      return Promise.resolve(ok(listed.map(([email, id]) => ({ email, id }))))
    },
    removeMailbox(id: number) {
      calls.push(`remove ${id}`)
      return Promise.resolve(ok(null))
    },
    readJob: () =>
      Promise.resolve(
        setup.answer === null
          ? fail({ code: setup.failing, provider: 'mailin', detail: 'No.' } as const)
          : ok(setup.answer),
      ),
  }
  const pace = { now: () => setup.now, jobPollMs: 10_000, intervalMs: minute }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what a removal touches
  const context = { db, mailin, ...pace } as unknown as StepContext
  const removals = createRemovals(() => 0, polls)
  const removeDue = async () => {
    for (let row = nextRemoval(db.reader, setup.now); row !== null; ) {
      await removals.run(context, row)
      row = nextRemoval(db.reader, setup.now)
    }
  }
  const attention = () =>
    listAttention(db.reader, { limit: 50, offset: 0 }).rows.map(({ domain }) => [
      domain.failureCode,
      domain.failureProvider,
      domain.failureDetail,
    ])
  const jobNow = () => findAutomations(db.reader, [job])[0]
  const retry = () => retryOrder(db, orderId, {}, setup.now)
  return {
    calls,
    place: setup,
    removeDue,
    attention,
    jobNow,
    retry,
    view: () => fixture.view(orderId),
  }
}

describe('a removal', () => {
  it('goes by ids that one list of the domain confirms', async () => {
    const { calls, removeDue, attention, view } = await openWith([
      ['jo@acme.com', 5],
      ['al@acme.com', 6],
    ])

    await removeDue()

    expect(calls).toEqual(['list acme.com', 'remove 5', 'remove 6'])
    expect(view().mailboxes.every(one => one.removedAt !== undefined)).toBe(true)
    expect(attention()).toEqual([])
  })

  it.each([
    ['is of another address now', [['bo@acme.com', 5] as const], 'is that of bo@acme.com now'],
    ['is another one now', [['jo@acme.com', 9] as const], 'it has the Mailin id 9 now, not 5'],
  ])('whose id %s is put to staff', async (_how, listed, words) => {
    const { calls, place: setup, removeDue, attention, retry, view } = await openWith(listed)

    await removeDue()

    // al@ is not listed either, and its id may be anybody's: nothing is sent for it
    expect(calls).toEqual(['list acme.com'])
    expect(attention()).toEqual([['conflict', 'boxwright', expect.stringContaining(words)]])
    setup.now += 2 * minute
    expect(await retry()).toBe(1)
    expect(attention()).toEqual([])
    await removeDue()

    // staff have looked: it is left alone for good
    expect(calls).toEqual(['list acme.com', 'list acme.com'])
    expect(attention()).toEqual([])
    expect(view().activity.map(one => one.action)).toContain('mailin_ai_mailbox_left')
    expect(await retry()).toBe(0)
  })

  it('that no list names counts as done once lists are not late', async () => {
    const {
      calls,
      place: setup,
      removeDue,
      attention,
      view,
    } = await openWith([['jo@acme.com', 5]])
    const isRemoved = () => view().mailboxes.map(one => one.removedAt !== undefined)

    await removeDue()
    setup.now = 61_000
    await removeDue()
    // asked for less than 90 s ago
    expect(isRemoved()).toEqual([true, false])
    setup.now = 122_000
    await removeDue()

    expect(isRemoved()).toEqual([true, true])
    expect(attention()).toEqual([])
    const list = 'list acme.com'
    expect(calls).toEqual([list, 'remove 5', list, list])
  })

  it('without an id takes none that another mailbox has', async () => {
    const {
      calls,
      place: setup,
      removeDue,
      attention,
      jobNow,
    } = await openWith([['al@acme.com', 5]], [5, null])
    for (; setup.now < 15 * minute; setup.now += minute) await removeDue()
    expect(jobNow()?.status).toBe('completed')
    setup.now += 5 * minute
    await removeDue()

    expect(calls).not.toContain('remove 5')
    expect(attention()[0]?.[2]).toMatch(/id 5/)
  })
})

describe('a job that a removal polls', () => {
  it.each([
    ['transient', 'completed', 'mailin_ai_job_silent'],
    ['rate_limited', 'pending', undefined],
    ['credentials', 'pending', undefined],
  ] as const)('for which %s comes ten minutes is %s', async (code, status, action) => {
    const { place: setup, removeDue, jobNow, view } = await openWith([], [null, null])
    setup.failing = code

    for (; setup.now < 10 * minute; setup.now += 1000) await removeDue()

    expect(jobNow()?.status).toBe(status)
    const told = view().activity.filter(one => one.action === 'mailin_ai_job_silent')
    expect(told).toHaveLength(action === undefined ? 0 : 1)
    expect(jobNow()?.silentSince).toBeNull()
  })

  it.each([
    [{ kind: 'running' }, 'pending', null],
    [{ kind: 'completed', mailboxes: [] }, 'completed', null],
    [{ kind: 'unknown' }, 'completed', null],
    [{ kind: 'failed', detail: 'Full.', isPlanLimit: false }, 'failed', 'Full.'],
  ] as const)('is silent no longer after %j', async (answer, status, errorMessage) => {
    const { place: setup, removeDue, jobNow } = await openWith([], [null, null])
    await removeDue()
    expect(jobNow()?.silentSince).toBe(0)
    setup.now = minute
    setup.answer = answer

    await removeDue()

    expect(jobNow()).toMatchObject({ status, errorMessage, silentSince: null })
  })
})
