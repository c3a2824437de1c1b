import { describe, expect, it, test, vi } from 'vitest'
import { type AppLock, openAppLock } from '../../../electron/lock/app-lock.ts'
import { closedWhileLocked, leftWhileLocked } from '../../../electron/lock/closed-dialogs.ts'
import { type Codes, scryptCodes } from '../../../electron/lock/code-hash.ts'
import { lockWithSystem, type SystemWatch } from '../../../electron/lock/lock-with-system.ts'
import { type LockStore, storedLockSchema } from '../../../electron/lock/stored-lock.ts'
import { lockCodeProblem } from '../../../shared/lock/lock.ts'
import { createFakeClock } from '../../support/fake-clock.ts'

const code = 'kestrel-41'
const second = 1000
const minute = 60 * second
const never = () => Promise.resolve(false)

function lockInMemory(): LockStore {
  let kept = storedLockSchema.parse({})
  return { read: () => kept, save: next => void (kept = next) }
}

/** A lock on a clock that stands still, with a code; `compared` are the codes that were looked at. */
async function open(store = lockInMemory(), clock = createFakeClock()) {
  const compared: string[] = []
  const changes: boolean[] = []
  const askWindow = vi.fn()
  const codes: Codes = {
    hash: typed => Promise.resolve({ salt: 'salt', hash: typed, cost: 2 ** 15 }),
    isRight(typed, kept) {
      compared.push(typed)
      return Promise.resolve(typed === kept.hash)
    },
  }
  const make = (): AppLock =>
    openAppLock({
      store,
      clock,
      codes,
      askWindow,
      onChange: isLocked => changes.push(isLocked),
      reportBug: error => {
        throw error
      },
    })
  const lock = make()
  await lock.setOpener({ kind: 'code', code }, '', never)
  return { store, clock, lock, compared, changes, askWindow, restart: make }
}

const wrongAgain = async (lock: AppLock, times: number) => {
  for (let at = 0; at < times; at += 1) await lock.open('wrong')
}
/** Milliseconds; 0: a try is heard now. */
const waits = (lock: AppLock, now: number) => {
  const { waitUntil } = lock.view()
  return waitUntil === undefined ? 0 : Date.parse(waitUntil) - now
}

describe('wrong tries', () => {
  it('wait longer and longer from the fourth on', async () => {
    const { lock, clock } = await open()
    lock.lock()
    const seen: number[] = []

    for (let at = 0; at < 10; at += 1) {
      await lock.open('wrong')
      const wait = waits(lock, clock.now())
      seen.push(wait / second)
      await clock.advance(wait)
    }

    expect(seen).toEqual([0, 0, 0, 5, 10, 30, 60, 120, 300, 300])
  })

  it('are refused unheard while they wait, the right code too', async () => {
    const { lock, clock, compared } = await open()
    lock.lock()
    await wrongAgain(lock, 4)
    await clock.advance(4 * second)
    compared.length = 0

    const early = await lock.open(code)

    const words = 'Too many wrong tries. Try again in 1 second.'
    expect(early).toMatchObject({
      failure: { code: 'app_locked', message: words, fields: { code: words } },
    })
    expect(compared).toEqual([])
    await clock.advance(1 * second)
    expect(await lock.open(code)).toEqual({ ok: true, value: null })
    expect(waits(lock, clock.now())).toBe(0)
  })

  it('that come all at once are heard one by one', async () => {
    const { lock, compared } = await open()
    lock.lock()

    await Promise.all(Array.from({ length: 50 }, (_, at) => lock.open(`guess ${at}`)))

    expect(compared).toHaveLength(4)
  })

  it('are not forgotten by a restart, nor by a kill in the middle', async () => {
    const { lock, clock, restart } = await open()
    lock.lock()
    await wrongAgain(lock, 3)
    // its answer is not waited for
    void lock.open('killed')
    await Promise.resolve()

    const next = restart()

    expect(next.isLocked()).toBe(true)
    expect(waits(next, clock.now())).toBe(5 * second)
  })

  it('wait anew, once, when the clock was set back', async () => {
    const { store, lock, clock } = await open()
    lock.lock()
    for (let at = 0; at < 7; at += 1) {
      await clock.advance(5 * minute)
      await lock.open('wrong')
    }
    const earlier = createFakeClock(Date.parse('2020-01-01T00:00:00Z'))
    const next = openAppLock({ ...quiet, store, clock: earlier })

    expect(waits(next, earlier.now())).toBe(1 * minute)
    await earlier.advance(40 * second)
    expect(waits(next, earlier.now())).toBe(20 * second)
    await earlier.advance(20 * second)
    expect(waits(next, earlier.now())).toBe(0)
  })

  it('of the current code count where it is to be changed', async () => {
    const { lock } = await open()

    const wrong = await lock.setOpener({ kind: 'off' }, 'wrong', never)
    for (let at = 0; at < 3; at += 1) await lock.setOpener({ kind: 'off' }, 'wrong', never)

    expect(wrong).toMatchObject({
      failure: { code: 'invalid_input', fields: { current: 'This is not the lock code.' } },
    })
    expect(await lock.setOpener({ kind: 'off' }, code, never)).toMatchObject({ ok: false })
    expect(lock.view().kind).toBe('code')
  })

  it('count where it is only checked, and nothing is asked without a lock', async () => {
    const { lock, clock, compared } = await open()

    expect(await lock.check('wrong', 'lockCode')).toMatchObject({
      failure: { code: 'invalid_input', fields: { lockCode: 'This is not the lock code.' } },
    })
    for (let at = 0; at < 3; at += 1) await lock.check('wrong', 'lockCode')
    expect(waits(lock, clock.now())).toBe(5 * second)
    await clock.advance(5 * second)
    expect(await lock.check(code, 'lockCode')).toEqual({ ok: true, value: null })
    await lock.setOpener({ kind: 'off' }, code, never)
    compared.length = 0

    expect(await lock.check('', 'lockCode')).toEqual({ ok: true, value: null })
    expect(compared).toEqual([])
  })
})

const quiet = {
  askWindow: () => undefined,
  onChange: () => undefined,
  reportBug: () => undefined,
}

describe('the app lock', () => {
  it('needs something that opens it again', () => {
    const lock = openAppLock({ ...quiet, store: lockInMemory(), clock: createFakeClock() })

    expect(lock.lock()).toMatchObject({ failure: { code: 'not_applicable' } })
    lock.lockSoon()
    expect(lock.isLocked()).toBe(false)
  })

  it('waits a second for the window, not longer', async () => {
    const { lock, clock, changes, askWindow } = await open()

    lock.lockSoon()
    expect(askWindow).toHaveBeenCalledOnce()
    await clock.advance(999)
    expect(lock.isLocked()).toBe(false)
    await clock.advance(1)

    expect(changes).toEqual([true])
  })

  it('is closed at each start where staff want it', async () => {
    const { lock, restart } = await open()

    expect(restart().isLocked()).toBe(false)
    lock.choose({ asksAtStart: true })

    expect(restart().isLocked()).toBe(true)
  })

  it('says afterwards how long work rested', async () => {
    const { lock, clock } = await open()
    lock.choose({ engineGoesOn: false })
    expect(lock.stopsEngine()).toBe(false)

    lock.lock()
    expect(lock.stopsEngine()).toBe(true)
    await clock.advance(10 * minute)
    await lock.open(code)

    expect(lock.stopsEngine()).toBe(false)
    expect(lock.rested()).toEqual({
      since: '2026-11-20T09:00:00.000Z',
      until: '2026-11-20T09:10:00.000Z',
    })
    lock.choose({ engineGoesOn: true })
    lock.lock()
    await lock.open(code)

    expect(lock.rested()).toBeNull()
  })

  it('is taken away by what may reset it, and by nothing else', async () => {
    const { lock, changes, restart } = await open()
    lock.lock()

    expect(await lock.reset(() => false)).toMatchObject({
      failure: {
        code: 'app_locked',
        fields: { recoveryCode: 'This is not the recovery code.' },
      },
    })
    expect(await lock.reset(() => true)).toEqual({ ok: true, value: null })

    expect(changes).toEqual([true, false])
    expect(restart().view()).toMatchObject({ kind: 'off', locked: false })
  })

  it('follows the passphrase that opens it', async () => {
    const { lock } = await open()
    const guards = (typed: string) => Promise.resolve(typed === 'first words')

    const other = { kind: 'passphrase', passphrase: 'other words' } as const
    expect(await lock.setOpener(other, code, guards)).toMatchObject({
      failure: { fields: { 'opener.passphrase': 'This is not the passphrase.' } },
    })
    await lock.setOpener({ kind: 'passphrase', passphrase: 'first words' }, code, guards)
    await lock.passphraseBecame('second words')
    lock.lock()

    expect(await lock.open('first words')).toMatchObject({ ok: false })
    expect(await lock.open('second words')).toEqual({ ok: true, value: null })
    await lock.passphraseBecame(null)
    expect(lock.view().kind).toBe('off')
  })

  it('stays closed when its passphrase goes, until that opens it', async () => {
    const { lock, changes } = await open()
    const guards = () => Promise.resolve(true)
    await lock.setOpener({ kind: 'passphrase', passphrase: 'first words' }, code, guards)
    lock.lock()

    await lock.passphraseBecame(null)

    expect([lock.isLocked(), lock.view().kind]).toEqual([true, 'passphrase'])
    expect(await lock.open('first words')).toEqual({ ok: true, value: null })
    expect([lock.view().kind, changes]).toEqual(['off', [true, false]])
  })

  it('keeps nothing of a code but its hash', async () => {
    const store = lockInMemory()
    const lock = openAppLock({ ...quiet, store, clock: createFakeClock() })

    await lock.setOpener({ kind: 'code', code }, '', never)

    const { opener } = store.read()
    expect(JSON.stringify(store.read())).not.toContain(code)
    if (opener === undefined) throw new Error('There is no opener.')
    expect(await scryptCodes.isRight(code, opener)).toBe(true)
    expect(await scryptCodes.isRight('kestrel-42', opener)).toBe(false)
  })

  it('takes damaged preferences for none', () => {
    for (const junk of [null, 7, 'x', { opener: 1, wrong: 'x', lockedAt: 'x', idleMinutes: 7 }])
      expect(storedLockSchema.safeParse(junk).data ?? storedLockSchema.parse({})).toEqual(
        storedLockSchema.parse({}),
      )
  })
})

describe('with the system', () => {
  function watch(idleMinutes: 0 | 5) {
    const clock = createFakeClock()
    const lockSoon = vi.fn()
    const lock = vi.fn()
    const heard: Record<string, () => void> = {}
    const system = { idle: 0 }
    const power: SystemWatch = {
      getSystemIdleTime: () => system.idle,
      on: (event: string, hear: () => void) => void (heard[event] = hear),
    }
    const view = () => ({
      idleMinutes,
      asksAtStart: false,
      engineGoesOn: true,
      locked: false,
      kind: 'code' as const,
    })
    lockWithSystem({ view, lockSoon, lock }, power, clock)
    return { clock, lockSoon, lock, heard, system }
  }

  it('locks once nobody has used the computer for as long', async () => {
    const { clock, lockSoon, system } = watch(5)

    system.idle = 299
    await clock.advance(5 * second)
    expect(lockSoon).not.toHaveBeenCalled()
    system.idle = 300
    await clock.advance(5 * second)

    expect(lockSoon).toHaveBeenCalledOnce()
  })

  it.each([
    ['lock-screen', 'lockSoon'],
    ['suspend', 'lock'],
  ] as const)('locks at %s, unless it never locks by itself', (event, act) => {
    const [on, off] = [watch(5), watch(0)]

    for (const { heard, system } of [on, off]) {
      system.idle = 9999
      heard[event]?.()
    }

    expect(on[act]).toHaveBeenCalledOnce()
    expect(off[act]).not.toHaveBeenCalled()
  })
})

test('a dialog that is answered while locked counts as closed', async () => {
  let isLocked = false
  const dialogs = closedWhileLocked(
    { askSavePath: () => Promise.resolve('/a/path'), confirm: () => Promise.resolve(true) },
    () => isLocked,
  )
  const mend = leftWhileLocked(
    () => Promise.resolve('restore'),
    () => isLocked,
  )
  const question = { title: '', detail: '', yes: '' }
  const damage = { title: '', detail: '', choices: [] }
  expect(await mend(damage)).toBe('restore')
  expect(await dialogs.askSavePath('x.csv')).toBe('/a/path')
  const [path, yes] = [dialogs.askSavePath('x.csv'), dialogs.confirm(question)]
  const act = mend(damage)
  isLocked = true

  expect(await path).toBeNull()
  expect(await yes).toBe(false)
  expect(await act).toBe('leave')
})

test.each([
  ['12345', 'short'],
  ['111111', 'repeated'],
  ['121212', 'a pattern'],
  ['123456', 'a row'],
  ['qwerty', 'a row of keys'],
  ['Boxwright', 'a common word'],
])('%s is no lock code: %s', weak => {
  expect(lockCodeProblem(weak)).not.toBeNull()
})

test.each(['270391', 'kestrel', 'k7-Tz2', code])('%s is a lock code', good => {
  expect(lockCodeProblem(good)).toBeNull()
})
