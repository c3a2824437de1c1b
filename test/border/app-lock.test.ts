import { afterEach, expect, test, vi } from 'vitest'
import { calls, isAnsweredLocked } from '../../shared/border/calls.ts'
import { tempFolder } from '../support/database.ts'
import { type Border, noKeychain, openBorder } from './open-border.ts'
import { callNames, type Facts, order, samples } from './samples.ts'

const code = 'kestrel-41'
const facts: Facts = {
  orderId: 1,
  refusedId: 2,
  pendingId: 3,
  mailboxId: 1,
  enteredId: 2,
  noteId: 1,
}
const opened: Border[] = []
async function open(options: Partial<Parameters<typeof openBorder>[0]> = {}) {
  const border = await openBorder({ isTrusted: () => true, ...options })
  opened.push(border)
  return border
}
afterEach(async () => {
  for (const border of opened.splice(0)) await border.close()
})

const locked = { ok: false, failure: expect.objectContaining({ code: 'app_locked' }) }

test('a locked app answers no call but the three of its lock', async () => {
  const border = await open()
  await border.call('lock.save', { opener: { kind: 'code', code } })
  await border.call('lock.now', {})
  const answered: string[] = []

  for (const name of callNames)
    for (const args of [samples[name](facts), 'junk']) {
      const answer = await border.send(name, args)
      if (isAnsweredLocked(name)) answered.push(name)
      else expect(answer, name).toEqual(locked)
    }

  expect(new Set(answered)).toEqual(new Set(['lock.now', 'lock.open', 'lock.status']))
  expect(callNames).toHaveLength(Object.keys(calls).length)
  expect(border.bugs).toEqual([])
})

test('a code is needed to lock, to open and to change it', async () => {
  const border = await open()
  expect(await border.send('lock.now', {})).toMatchObject({
    failure: { code: 'not_applicable', message: expect.stringContaining('App lock') },
  })
  const weak = { opener: { kind: 'code', code: 'aaaaaa' } }
  expect(await border.send('lock.save', weak)).toMatchObject({
    failure: { code: 'invalid_input', fields: { 'opener.code': expect.any(String) } },
  })

  await border.call('lock.save', { opener: { kind: 'code', code }, idleMinutes: 5 })
  expect(await border.send('lock.save', { opener: { kind: 'off' } })).toMatchObject({
    failure: { fields: { current: 'This is not the lock code.' } },
  })
  await border.call('lock.now', {})
  expect(await border.send('lock.open', { code: 'wrong' })).toMatchObject({
    failure: { code: 'app_locked', fields: { code: 'This is not the lock code.' } },
  })
  expect(await border.call('lock.status', {})).toMatchObject({ locked: true, kind: 'code' })
  await border.call('lock.open', { code })
  await border.call('lock.save', { opener: { kind: 'off' }, current: code })

  expect(await border.call('lock.status', {})).toMatchObject({
    locked: false,
    kind: 'off',
    idleMinutes: 5,
  })
})

test('the passphrase opens the lock, and the vault with it after a start', async () => {
  const first = 'correct horse battery'
  const second = 'another horse battery'
  const inLive = { mode: 'live', keychain: noKeychain, folder: tempFolder() } as const
  const border = await open(inLive)
  const opener = { opener: { kind: 'passphrase', passphrase: first } } as const
  expect(await border.send('lock.save', opener)).toMatchObject({ ok: false })
  await border.call('vault.unlock', { passphrase: first })

  await border.call('lock.save', opener)
  const change = { by: 'passphrase', passphrase: second, current: first } as const
  expect(await border.send('vault.protect', { ...change, current: 'a guess' })).toMatchObject({
    failure: { fields: { lockCode: 'This is not the passphrase.' } },
  })
  // the one passphrase is said once
  await border.call('vault.protect', change)
  await border.call('lock.now', {})
  expect(await border.send('lock.open', { code: first })).toEqual(locked)
  // as after a start: the vault has forgotten its key
  await border.close()
  const next = await open({ ...inLive, storedLock: border.storedLock() })
  expect(await next.call('lock.status', {})).toMatchObject({ locked: true })
  await next.call('lock.open', { code: second })

  expect(await next.call('vault.status', {})).toMatchObject({ state: 'open' })

  // whoever says that it is forgotten gets the secrets of nobody, and not the lock
  await next.close()
  const third = await open({ ...inLive, storedLock: next.storedLock() })
  await third.call('vault.startNewKey', { confirm: true, forgotten: true })
  expect(await third.call('lock.status', {})).toMatchObject({ kind: 'passphrase' })
})

test('a recovery code is made by who can open the lock', async () => {
  const border = await open({ mode: 'live' })
  await border.call('vault.makeRecoveryCode', {})
  await border.call('lock.save', { opener: { kind: 'code', code } })
  const made = (await border.call('vault.status', {})).recovery
  const ways = [
    ['vault.makeRecoveryCode', {}],
    // answers a code, too, since there is one
    ['vault.protect', { by: 'keychain' }],
  ] as const

  for (const [name, args] of ways) {
    for (const lockCode of [undefined, 'wrong'])
      expect(await border.send(name, { ...args, lockCode }), name).toMatchObject({
        failure: {
          code: 'invalid_input',
          fields: { lockCode: 'This is not the lock code.' },
        },
      })
    expect(await border.send(name, { ...args, lockCode: code }), name).toMatchObject({
      ok: true,
    })
  }

  const { recovery } = await border.call('vault.status', {})
  expect(made).toBeDefined()
  expect(recovery?.since).not.toBe(made?.since)
})

test('guesses where a recovery code is made count at the lock', async () => {
  const border = await open({ mode: 'live' })
  await border.call('lock.save', { opener: { kind: 'code', code } })

  for (const name of ['vault.makeRecoveryCode', 'vault.protect'] as const)
    for (const lockCode of ['guess 1', 'guess 2'])
      await border.send(name, {
        ...(name === 'vault.protect' && { by: 'keychain' }),
        lockCode,
      })

  const tooSoon = expect.stringMatching(/^Too many wrong tries/)
  expect(await border.send('vault.makeRecoveryCode', { lockCode: code })).toMatchObject({
    failure: { fields: { lockCode: tooSoon } },
  })
  await border.call('lock.now', {})
  expect(await border.send('lock.open', { code })).toMatchObject({
    failure: { fields: { code: tooSoon } },
  })
  expect(await border.call('vault.status', {}).catch(String)).toContain('app_locked')
  expect(border.workspace().vault.recovery()).toBeNull()
})

test('the recovery code of the vault takes the lock away', async () => {
  const border = await open()
  const { code: recoveryCode } = await border.call('vault.makeRecoveryCode', {})
  await border.call('lock.save', { opener: { kind: 'code', code } })
  await border.call('lock.now', {})
  expect(await border.call('lock.status', {})).toMatchObject({ canRecover: true })

  const other = recoveryCode.replaceAll(/[A-Z]/g, '7')
  expect(await border.send('lock.open', { recoveryCode: other })).toMatchObject({
    failure: { code: 'app_locked', fields: { recoveryCode: expect.any(String) } },
  })
  expect(await border.send('lock.open', {})).toMatchObject({
    failure: { code: 'invalid_input' },
  })
  await border.call('lock.open', { recoveryCode: recoveryCode.toLowerCase() })

  expect(await border.call('lock.status', {})).toMatchObject({ locked: false, kind: 'off' })
})

test('an engine that rests with the lock asks nothing, and says so afterwards', async () => {
  const border = await open()
  await border.call('lock.save', { opener: { kind: 'code', code }, engineGoesOn: false })
  await border.call('engine.pause', {})
  const { id } = await border.call('orders.submit', order)
  await border.call('lock.now', {})
  const workspace = border.workspace()

  workspace.pause(false)
  workspace.engine.checkNow()
  expect(workspace.engine.status()).toMatchObject({ paused: false })
  // a request that had begun would come to its end, and be kept
  await workspace.engine.stop()
  await border.call('lock.open', { code })

  const exchanges = { orderId: id, page: 1, pageSize: 1 }
  expect((await border.call('exchanges.list', exchanges)).total).toBe(0)
  expect((await border.call('engine.status', {})).rested).toEqual({
    since: expect.any(String),
    until: expect.any(String),
  })
  workspace.engine.start()
  await vi.waitFor(
    async () =>
      expect(await border.call('orders.get', { id })).toMatchObject({ status: 'completed' }),
    { timeout: 15_000 },
  )
})
