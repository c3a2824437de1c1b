import { describe, expect, it } from 'vitest'
import { write } from '../../../db/core/database.ts'
import { createAccountHolds } from '../../../electron/engine/account-holds.ts'
import { iso } from '../../../electron/scheduler/clock.ts'
import type { EngineFailure, EngineFailureCode } from '../../../shared/border/failure.ts'
import { openTestDatabase } from '../../support/database.ts'

const now = Date.parse('2026-11-20T09:00:00Z')
const minute = 60_000
const failure = (
  code: EngineFailureCode,
  more: Partial<EngineFailure> = {},
): EngineFailure => ({
  code,
  provider: 'mailin',
  detail: 'No.',
  ...more,
})

async function openHolds() {
  const db = await openTestDatabase()
  const open = () => createAccountHolds(db, () => 0)
  const holds = open()
  const note = (what: EngineFailure, at = now) =>
    write(db, tx => holds.noteFailure(tx, what, at))
  return { holds, note, open }
}

describe('the Mailin account', () => {
  it.each(['credentials', 'scope', 'ip_not_whitelisted', 'subscription'] as const)(
    'rests five minutes after %s',
    async code => {
      const { holds, note } = await openHolds()

      const told = note(failure(code))

      expect(told.retryAt).toBe(iso(now + 5 * minute))
      expect(holds.current(now)).toMatchObject({ code, since: now, until: now + 5 * minute })
      expect(holds.current(now + 5 * minute)).toBeNull()
    },
  )

  it.each(['transient', 'unknown_outcome', 'conflict', 'invalid_input'] as const)(
    'works on after %s',
    async code => {
      const { holds, note } = await openHolds()

      expect(note(failure(code)).retryAt).toBeUndefined()
      expect(holds.current(now)).toBeNull()
    },
  )

  it("works on through a registrar's trouble", async () => {
    const { holds, note } = await openHolds()

    note(failure('credentials', { provider: 'spaceship' }))
    note(failure('rate_limited', { provider: 'namecheap' }))

    expect(holds.current(now)).toBeNull()
  })

  it('rests until the time that a 429 names', async () => {
    const { holds, note } = await openHolds()

    note(failure('rate_limited', { retryAt: iso(now + 7 * minute) }))

    expect(holds.current(now)?.until).toBe(now + 7 * minute)
  })

  it('rests longer with every 429', async () => {
    const { holds, note } = await openHolds()
    const waits = [1, 2, 3, 4, 5, 6].map(() => {
      note(failure('rate_limited'))
      return (holds.current(now)?.until ?? 0) - now
    })

    expect(waits).toEqual([15_000, 30_000, 60_000, 120_000, 180_000, 180_000])
    expect(holds.current(now)?.since).toBe(now)
  })

  it('starts short again once cleared', async () => {
    const { holds, note } = await openHolds()
    for (let time = 0; time < 4; time += 1) note(failure('rate_limited'))

    holds.clear()
    note(failure('rate_limited'))

    expect(holds.current(now)).toMatchObject({ until: now + 15_000, count: 1 })
  })

  it('keeps its rest over a restart', async () => {
    const { note, open } = await openHolds()
    note(failure('subscription'))

    expect(open().current(now + minute)?.code).toBe('subscription')
  })

  it('forgets a hold of a time that is ahead again', async () => {
    const { holds, note, open } = await openHolds()
    note(failure('subscription'))

    holds.forgetFuture(now - 40 * minute)

    expect(holds.current(now - 40 * minute)).toBeNull()
    expect(open().current(now - 40 * minute)).toBeNull()
  })

  it('keeps a hold that began after the clock was set back', async () => {
    const { holds, note } = await openHolds()
    note(failure('subscription'))
    note(failure('subscription'), now - 40 * minute)

    holds.forgetFuture(now - 39 * minute)

    expect(holds.current(now - 39 * minute)).not.toBeNull()
  })
})
