import { describe, expect, it } from 'vitest'
import { accountBudgets } from '../../../electron/providers/namecheap/budgets.ts'
import { domainBudgets, listBudgets } from '../../../electron/providers/spaceship/budgets.ts'
import type { Account } from '../../../electron/providers/turn.ts'
import { createPacing, type Pacing } from '../../../electron/scheduler/pacing.ts'
import { fail, ok } from '../../../shared/border/result.ts'
import { createFakeClock } from '../../support/fake-clock.ts'

const mailin: Account = { provider: 'mailin', account: '', budgets: [] }
const agency: Account = {
  provider: 'namecheap',
  account: 'agency',
  budgets: accountBudgets,
}
const ofDomain = (account: string): Account => ({
  provider: 'spaceship',
  account,
  budgets: domainBudgets,
})
const ofList: Account = { provider: 'spaceship', account: 'list/account', budgets: listBudgets }

const second = 1000
const minute = 60 * second

function openPacing(gap = 2500) {
  const clock = createFakeClock()
  const start = clock.now()
  const pacing = createPacing({ clock, mailinGapMs: () => gap })
  /** When each request left, after the start. */
  const sent: number[] = []
  const send =
    (lasts = 0) =>
    async () => {
      sent.push(clock.now() - start)
      await new Promise<void>(resolve => void clock.after(lasts, resolve))
      return ok('fine')
    }
  return { clock, pacing, sent, send }
}

const codeOf = async (turn: ReturnType<Pacing['turn']>) => {
  const answer = await turn
  return answer.ok ? 'ok' : answer.failure.code
}

describe('a registrar that asked to wait', () => {
  it('is not held by the time before the clock was set back', async () => {
    let time = 10 * minute
    const clock = { now: () => time, after: () => () => {} }
    const pacing = createPacing({ clock, mailinGapMs: () => 0 })
    const account = ofDomain('acme.com')
    await pacing.turn(account, async () =>
      fail({ code: 'rate_limited', provider: 'spaceship', detail: 'Too many.' } as const),
    )
    expect(await codeOf(pacing.turn(account, async () => ok('fine')))).toBe('rate_limited')

    time = minute

    expect(await codeOf(pacing.turn(account, async () => ok('fine')))).toBe('ok')
  })
})

describe('the Mailin account', () => {
  it('waits no longer when the clock is set back', async () => {
    let time = 10 * minute
    const clock = { now: () => time, after: () => () => {} }
    const pacing = createPacing({ clock, mailinGapMs: () => 2500 })
    await pacing.turn(mailin, async () => ok('fine'))

    time = minute

    expect(pacing.readyAt('mailin')).toBe(minute + 2500)
  })

  it('sends one request at a time', async () => {
    const { clock, pacing, sent, send } = openPacing(0)
    void pacing.turn(mailin, send(400))
    void pacing.turn(mailin, send(400))
    void pacing.turn(mailin, send(400))

    await clock.advance(2 * second)

    expect(sent).toEqual([0, 400, 800])
  })

  it('keeps the gap from end to start', async () => {
    const { clock, pacing, sent, send } = openPacing(2500)
    void pacing.turn(mailin, send(300))
    void pacing.turn(mailin, send(300))

    await clock.advance(10 * second)

    expect(sent).toEqual([0, 2800])
    expect(pacing.readyAt('mailin') - clock.now()).toBe(3100 + 2500 - 10_000)
  })

  it('goes on after a request that throws', async () => {
    const { clock, pacing, sent, send } = openPacing(0)
    const broken = pacing.turn(mailin, () => Promise.reject(new Error('bug')))

    await expect(broken).rejects.toThrow('bug')
    void pacing.turn(mailin, send())
    await clock.advance(second)

    expect(sent).toHaveLength(1)
  })

  it('lets registrars go meanwhile', async () => {
    const { clock, pacing, sent, send } = openPacing(minute)
    void pacing.turn(mailin, send())
    void pacing.turn(mailin, send())
    void pacing.turn(ofDomain('write/acme.com'), send())
    void pacing.turn(agency, send())

    await clock.advance(second)

    expect(sent).toEqual([0, 0, 0])
  })
})

describe('the registrar budgets', () => {
  it('stop the sixth Spaceship write', async () => {
    const { clock, pacing, sent, send } = openPacing()
    for (let write = 0; write < 5; write += 1) {
      void pacing.turn(ofDomain('write/acme.com'), send())
      await clock.advance(10 * second)
    }
    const sixth = await pacing.turn(ofDomain('write/acme.com'), send())

    expect(sent).toHaveLength(5)
    expect(sixth).toMatchObject({
      ok: false,
      failure: {
        code: 'rate_limited',
        provider: 'spaceship',
        retryAt: '2026-11-20T09:05:00.000Z',
      },
    })
  })

  it('count each domain and kind apart', async () => {
    const { clock, pacing, send } = openPacing()
    const keys = ['write/acme.com', 'write/beta.com', 'read/acme.com']
    const turns = keys.flatMap(key =>
      Array.from({ length: 5 }, () => codeOf(pacing.turn(ofDomain(key), send()))),
    )

    await clock.advance(second)

    expect(new Set(await Promise.all(turns))).toEqual(new Set(['ok']))
  })

  it('let an account list 300 pages, and no more', async () => {
    const { clock, pacing, send } = openPacing()
    const turns = Array.from({ length: 301 }, () => codeOf(pacing.turn(ofList, send())))

    await clock.advance(second)

    const codes = await Promise.all(turns)
    expect(codes.filter(code => code === 'ok')).toHaveLength(300)
    expect(codes.at(-1)).toBe('rate_limited')
  })

  it('open again when the window is over', async () => {
    const { clock, pacing, send } = openPacing()
    for (let write = 0; write < 6; write += 1)
      void pacing.turn(ofDomain('write/acme.com'), send())
    await clock.advance(5 * minute)

    const late = codeOf(pacing.turn(ofDomain('write/acme.com'), send()))
    await clock.advance(0)

    expect(await late).toBe('ok')
  })

  it('stop Namecheap at twenty a minute', async () => {
    const { clock, pacing, send } = openPacing()
    const turns = Array.from({ length: 21 }, () => codeOf(pacing.turn(agency, send())))
    await clock.advance(second)

    const answers = await Promise.all(turns)

    expect(answers.filter(answer => answer === 'ok')).toHaveLength(20)
    expect(answers.at(-1)).toBe('rate_limited')
  })

  it('stop Namecheap at 700 an hour', async () => {
    const { clock, pacing, send } = openPacing()
    const answers: string[] = []
    for (let batch = 0; batch < 36; batch += 1) {
      const turns = Array.from({ length: 20 }, () => codeOf(pacing.turn(agency, send())))
      await clock.advance(minute)
      answers.push(...(await Promise.all(turns)))
    }

    expect(answers.filter(answer => answer === 'ok')).toHaveLength(700)
  })
})
