import { afterEach, expect, test } from 'vitest'
import { rawOf } from '../../db/core/connection.ts'
import { type Border, noKeychain, openBorder, workingKeychain } from './open-border.ts'
import { order } from './samples.ts'

const isTrusted = () => true
const password = 'a-secret-of-mailin'
const opened: Border[] = []

async function openLive(keychain = noKeychain): Promise<Border> {
  const border = await openBorder({ isTrusted, mode: 'live', keychain })
  opened.push(border)
  return border
}
afterEach(async () => {
  for (const border of opened.splice(0)) await border.close()
})

test('without a keychain no secret is taken', async () => {
  const border = await openLive()
  expect(await border.call('vault.status', {})).toEqual({ state: 'unset', backend: 'none' })

  const answer = await border.send('settings.save', { mailin: { password } })

  expect(answer).toMatchObject({
    ok: false,
    failure: { code: 'locked', message: expect.stringMatching(/^Set a passphrase/) },
  })
  expect((await border.call('settings.get', {})).mailin.hasPassword).toBe(false)
  expect(border.bugs).toEqual([])
})

test('an order with keys needs an open vault', async () => {
  const border = await openLive()
  await border.call('customers.save', { name: 'Jo', email: 'jo@acme.example' })
  await border.call('plans.save', {
    name: 'P',
    providerType: 'Private SMTP',
    price: 1,
    isActive: true,
  })

  const answer = await border.send('orders.submit', order)

  expect(answer).toMatchObject({ ok: false, failure: { code: 'locked' } })
  expect((await border.call('orders.list', { page: 1, pageSize: 1 })).total).toBe(0)
})

test('a passphrase opens the vault once set', async () => {
  const border = await openLive()
  const short = await border.send('vault.unlock', { passphrase: 'short' })
  expect(short).toMatchObject({
    ok: false,
    failure: { fields: { passphrase: expect.any(String) } },
  })

  await border.call('vault.unlock', { passphrase: 'correct horse battery' })
  await border.call('settings.save', { mailin: { password } })

  expect(await border.call('vault.status', {})).toEqual({
    state: 'open',
    backend: 'passphrase',
  })
  const settings = await border.call('settings.get', {})
  expect(settings.mailin.hasPassword).toBe(true)
  expect(JSON.stringify(settings)).not.toContain(password)
})

test('two first passphrases leave one key', async () => {
  const border = await openLive()

  await Promise.all([
    border.call('vault.unlock', { passphrase: 'correct horse battery' }),
    border.send('vault.unlock', { passphrase: 'another long passphrase' }),
  ])
  await border.call('settings.save', { mailin: { password } })

  const { vault, settings } = border.workspace()
  expect(vault.isOpen()).toBe(true)
  expect(settings.password('mailin')).toBe(password)
  const rows = rawOf(border.workspace().db).prepare(
    "select * from settings where name like 'vault%'",
  )
  expect(rows.all()).toHaveLength(1)
})

test('the keychain keeps secrets out of answers', async () => {
  const border = await openLive(workingKeychain)
  await border.call('settings.save', { mailin: { password }, mail: { password: 'of-mail' } })

  expect(await border.call('vault.status', {})).toEqual({ state: 'open', backend: 'keychain' })
  const answer = JSON.stringify(await border.call('settings.get', {}))
  expect(answer).not.toMatch(/a-secret-of-mailin|of-mail"/)
})

test('modes have their own settings', async () => {
  const border = await openLive(workingKeychain)
  await border.call('settings.save', { mailin: { deviceName: 'live fixture' } })

  await border.call('settings.save', {
    mode: 'practice',
    mailin: { deviceName: 'practice fixture' },
  })

  const practice = await border.call('settings.get', {})
  expect([practice.mode, practice.mailin.deviceName]).toEqual(['practice', 'practice fixture'])
  await border.call('settings.save', { mode: 'live' })
  const live = await border.call('settings.get', {})
  expect([live.mode, live.mailin.deviceName]).toEqual(['live', 'live fixture'])
})

test('a passphrase is changed by who knows it', async () => {
  const border = await openLive()
  await border.call('vault.unlock', { passphrase: 'correct horse battery' })
  await border.call('settings.save', { mailin: { password } })
  const next = { by: 'passphrase', passphrase: 'another horse battery' } as const

  for (const [wrong, fields] of [
    [
      { ...next, current: 'a guess' },
      { current: expect.stringContaining('not the passphrase') },
    ],
    [next, { current: expect.any(String) }],
    [
      { ...next, passphrase: 'short', current: 'correct horse battery' },
      { passphrase: expect.any(String) },
    ],
  ] as const)
    expect(await border.send('vault.protect', wrong)).toMatchObject({
      failure: { code: 'invalid_input', fields },
    })
  await border.call('vault.protect', { ...next, current: 'correct horse battery' })

  const { vault, settings } = border.workspace()
  expect(vault.status()).toEqual({ state: 'open', backend: 'passphrase' })
  expect(settings.password('mailin')).toBe(password)
  expect(
    await border.send('vault.protect', { ...next, current: 'correct horse battery' }),
  ).toMatchObject({ failure: { code: 'invalid_input' } })
})

test('what an old key sealed is not put back', async () => {
  const border = await openLive()
  await border.call('vault.unlock', { passphrase: 'correct horse battery' })
  await border.call('customers.save', { name: 'Jo', email: 'jo@acme.example' })
  await border.call('plans.save', {
    name: 'P',
    providerType: 'Private SMTP',
    price: 1,
    isActive: true,
  })
  const { credentials: _, ...byHand } = order
  const { id } = await border.call('orders.submit', { ...byHand, hostingPlatform: 'other' })
  const email = `jane@${order.domains}`
  await border.call('orders.addMailboxes', { id, mailboxes: [{ email, password: 'one' }] })
  const mailbox = (await border.call('orders.get', { id })).mailboxes[0]?.id ?? 0
  await border.call('mailboxes.remove', { id: mailbox })

  await border.call('vault.protect', {
    by: 'passphrase',
    passphrase: 'another horse battery',
    current: 'correct horse battery',
  })
  await expect.poll(() => border.workspace().vault.givenUpBelow()).toBe(2)

  expect(await border.send('mailboxes.restore', { id: mailbox })).toMatchObject({
    failure: { code: 'not_applicable' },
  })
})

test('a passphrase takes the place of the keychain, and back', async () => {
  const border = await openLive(workingKeychain)
  await border.call('settings.save', { mailin: { password } })

  await border.call('vault.protect', { by: 'passphrase', passphrase: 'correct horse battery' })
  expect(await border.call('vault.status', {})).toEqual({
    state: 'open',
    backend: 'passphrase',
    canUseKeychain: true,
  })
  await border.call('vault.protect', { by: 'keychain', current: 'correct horse battery' })

  expect(await border.call('vault.status', {})).toEqual({ state: 'open', backend: 'keychain' })
  expect(border.workspace().settings.password('mailin')).toBe(password)
})

test('a test of the login says where nothing answers', async () => {
  const border = await openLive(workingKeychain)
  const baseUrl = 'http://127.0.0.1:65534/api/v1/public'
  await border.call('settings.save', {
    mailin: { baseUrl, email: 'agency@example.com', password },
  })

  expect(await border.call('settings.testMailin', {})).toEqual({
    ok: false,
    detail:
      'Nothing answers at 127.0.0.1:65534 (ECONNREFUSED). Check the base URL, and that you are online.',
  })
})
