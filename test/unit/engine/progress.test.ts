import { describe, expect, it } from 'vitest'
import {
  patience,
  progress,
  type Reaction,
  reactions,
  reactionTo,
} from '../../../electron/engine/progress.ts'
import { iso } from '../../../electron/scheduler/clock.ts'
import {
  type EngineFailure,
  type EngineFailureCode,
  engineFailureCodes,
} from '../../../shared/border/failure.ts'
import { type Stage, stages, type WorkStage } from '../../../shared/orders/domain.ts'

const now = Date.parse('2026-11-20T09:00:00Z')
const clock = { now, random: () => 0.5 }
const minute = 60_000
const failure = (
  code: EngineFailureCode,
  more: Partial<EngineFailure> = {},
): EngineFailure => ({
  code,
  provider: 'mailin',
  detail: 'Something happened.',
  ...more,
})
const isWorkStage = (stage: Stage): stage is WorkStage => stage !== 'done'
const workStages = stages.filter(isWorkStage)

/** The trouble table of the design, written down a second time. */
const atMailin: Record<EngineFailureCode, Reaction> = {
  credentials: 'account',
  scope: 'account',
  ip_not_whitelisted: 'account',
  subscription: 'account',
  plan_limit: 'account',
  domain_expired: 'halt',
  domain_suspended: 'halt',
  domain_locked: 'halt',
  nameservers_kept: 'halt',
  overdue: 'halt',
  domain_not_found: 'halt',
  conflict: 'halt',
  invalid_input: 'halt',
  rate_limited: 'quota',
  transient: 'backoff',
  unknown_outcome: 'backoff',
  foreign_answer: 'account',
}
const atRegistrar: Record<EngineFailureCode, Reaction> = {
  credentials: 'slow-clock',
  scope: 'slow-clock',
  ip_not_whitelisted: 'slow-clock',
  subscription: 'slow-clock',
  plan_limit: 'slow-clock',
  domain_expired: 'slow-clock',
  domain_suspended: 'slow-clock',
  domain_locked: 'slow-clock',
  nameservers_kept: 'slow-clock',
  overdue: 'slow-clock',
  domain_not_found: 'slow-clock',
  conflict: 'slow-clock',
  invalid_input: 'slow-clock',
  rate_limited: 'quota',
  transient: 'backoff',
  unknown_outcome: 'backoff',
  foreign_answer: 'staff',
}
const designed: Record<WorkStage, Record<EngineFailureCode, Reaction>> = {
  lookup: atMailin,
  transfer: atMailin,
  nameservers: atRegistrar,
  activation: atMailin,
  mailboxes: atMailin,
}
const everyTrouble = workStages.flatMap(stage =>
  engineFailureCodes.map(code => ({ stage, code, reaction: designed[stage][code] })),
)

describe('the trouble table', () => {
  it.each(everyTrouble)(
    'answers $code at $stage with $reaction',
    ({ stage, code, reaction }) => {
      const position = { stage, attempts: 0 }

      expect(reactions[stage][code]).toBe(reaction)
      expect(reactionTo(position, failure(code))).toBe(reaction)
    },
  )

  it.each(everyTrouble)('keeps $stage through $code', ({ stage, code, reaction }) => {
    const move = progress(
      { stage, attempts: 0 },
      { kind: 'failed', failure: failure(code) },
      clock,
    )

    const expected: Record<Reaction, Partial<typeof move>> = {
      halt: { state: 'halted', dueAt: null, reason: null, attempts: 1 },
      backoff: { state: 'due', dueAt: now + 5000, reason: 'backoff', attempts: 1 },
      staff: { state: 'due', dueAt: now + 5000, reason: 'backoff', attempts: 1 },
      'slow-clock': {
        state: 'due',
        dueAt: now + 15 * minute,
        reason: 'slow-clock',
        attempts: 1,
      },
      quota: { state: 'due', reason: 'quota', failure: 'unchanged', attempts: 0 },
      account: { state: 'due', reason: 'account', failure: 'unchanged', attempts: 0 },
    }
    expect(move).toMatchObject({ stage, ...expected[reaction] })
  })
})

describe('a refused nameserver update', () => {
  const waitAfter = (attempts: number, code: EngineFailureCode = 'credentials') =>
    (progress(
      { stage: 'nameservers', attempts },
      { kind: 'failed', failure: failure(code) },
      clock,
    ).dueAt ?? 0) - now

  it('is tried after 15 minutes, an hour, four hours', () => {
    expect([0, 1, 2, 3, 9].map(attempts => waitAfter(attempts))).toEqual(
      [15, 60, 240, 240, 240].map(minutes => minutes * minute),
    )
  })

  it.each(['transient', 'unknown_outcome'] as const)('counts %s after five in a row', code => {
    const position = { stage: 'nameservers', attempts: patience - 2 } as const

    expect(patience).toBe(5)
    expect(reactionTo(position, failure(code))).toBe('backoff')
    expect(reactionTo({ ...position, attempts: 4 }, failure(code))).toBe('slow-clock')
    expect([4, 5, 6].map(attempts => waitAfter(attempts, code))).toEqual(
      [15, 60, 240].map(minutes => minutes * minute),
    )
  })

  it('waits 15 minutes after lost connections', () => {
    const position = { stage: 'nameservers', attempts: 4, failureCode: 'transient' } as const

    const move = progress(position, { kind: 'failed', failure: failure('scope') }, clock)

    expect(move).toMatchObject({ dueAt: now + 15 * minute, attempts: 1, reason: 'slow-clock' })
  })

  it('never wears out other stages', () => {
    for (const stage of workStages.filter(one => one !== 'nameservers'))
      expect(reactionTo({ stage, attempts: 50 }, failure('transient'))).toBe('backoff')
  })
})

describe('a quota', () => {
  it.each(workStages)('burns no attempt at %s', stage => {
    const move = progress(
      { stage, attempts: 3 },
      { kind: 'failed', failure: failure('rate_limited') },
      clock,
    )

    expect(move).toMatchObject({ state: 'due', attempts: 3, failure: 'unchanged' })
  })

  it.each(workStages)('waits until the named time at %s', stage => {
    const retryAt = iso(now + 7 * minute)

    const move = progress(
      { stage, attempts: 0 },
      { kind: 'failed', failure: failure('rate_limited', { retryAt }) },
      clock,
    )

    expect(move.dueAt).toBe(now + 7 * minute)
  })
})

describe('a named time', () => {
  it.each(['transient', 'credentials'] as const)('wins over the wait after %s', code => {
    const retryAt = iso(now + 5 * 60 * minute)

    const move = progress(
      { stage: 'nameservers', attempts: 0 },
      { kind: 'failed', failure: failure(code, { retryAt }) },
      clock,
    )

    expect(move.dueAt).toBe(now + 300 * minute)
  })

  it('never shortens the backoff', () => {
    const retryAt = iso(now + 1)

    const move = progress(
      { stage: 'lookup', attempts: 0 },
      { kind: 'failed', failure: failure('transient', { retryAt }) },
      clock,
    )

    expect(move.dueAt).toBe(now + 5000)
  })
})

describe('good outcomes', () => {
  it('finish at done with nothing due', () => {
    const move = progress(
      { stage: 'mailboxes', attempts: 2 },
      { kind: 'move', to: 'done' },
      clock,
    )

    expect(move).toEqual({
      stage: 'done',
      state: 'finished',
      dueAt: null,
      reason: null,
      failure: null,
      attempts: 0,
      needsPerson: false,
      registrarDueAt: null,
    })
  })

  it('clear failure and attempts on a move', () => {
    const move = progress(
      { stage: 'lookup', attempts: 4 },
      { kind: 'move', to: 'transfer' },
      clock,
    )

    expect(move).toMatchObject({ stage: 'transfer', dueAt: now, failure: null, attempts: 0 })
  })

  it('count only waits that grow', () => {
    const wait = { kind: 'wait', reason: 'ids', at: now + 1 } as const
    const position = { stage: 'mailboxes', attempts: 2 } as const

    expect(progress(position, wait, clock).attempts).toBe(0)
    expect(progress(position, { ...wait, isCounted: true }, clock).attempts).toBe(3)
  })

  it('make the same stage due at once', () => {
    const move = progress({ stage: 'mailboxes', attempts: 1 }, { kind: 'again' }, clock)

    expect(move).toMatchObject({ stage: 'mailboxes', state: 'due', dueAt: now, attempts: 0 })
  })
})
