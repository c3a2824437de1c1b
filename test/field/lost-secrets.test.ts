import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { afterEach, describe, expect, onTestFinished, test } from 'vitest'
import { rawOf } from '../../db/core/connection.ts'
import type { Keychain } from '../../electron/vault/data-key.ts'
import type { Mode } from '../../shared/settings/settings.ts'
import { type Border, noKeychain, openBorder } from '../border/open-border.ts'
import { order } from '../border/samples.ts'

/** Wraps by a mark of its own; what another one wrapped does not open. */
const keyringOf = (mark: string): Keychain => ({
  backend: 'gnome_libsecret',
  isAvailable: () => true,
  wrap: text => Buffer.from(`${mark} ${text}`),
  unwrap(wrapped) {
    const [found, text] = wrapped.toString().split(' ')
    if (found !== mark || text === undefined) throw new Error('Another keyring.')
    return text
  },
})
const oldKeyring = keyringOf('old')
const newKeyring = keyringOf('new')
const nowhere = 'http://127.0.0.1:9'
const entered = { email: 'jane@made-by-hand.com', password: 'by-hand-0' }
const page = { page: 1, pageSize: 50 }

function folderOf(): string {
  const folder = mkdtempSync(join(tmpdir(), 'boxwright-lost-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

const opened: Border[] = []
afterEach(async () => {
  for (const border of opened.splice(0)) await border.close()
})

async function openAt(folder: string, keychain: Keychain, mode: Mode = 'live') {
  const border = await openBorder({ isTrusted: () => true, mode, keychain, folder })
  opened.push(border)
  return border
}

async function closeAll(): Promise<void> {
  for (const border of opened.splice(0)) await border.close()
}

/** Both passwords of the settings, an order with keys, and one mailbox made by hand. */
async function fillLive(folder: string, keychain = oldKeyring, passphrase?: string) {
  const border = await openAt(folder, keychain)
  if (passphrase !== undefined) await border.call('vault.unlock', { passphrase })
  await border.call('customers.save', { name: 'Jo', email: 'jo@acme.example' })
  await border.call('plans.save', {
    name: 'Plan of Jo',
    providerType: 'Private SMTP',
    price: 1,
    isActive: true,
  })
  await border.call('settings.save', {
    automationEnabled: false,
    mailin: { baseUrl: nowhere, email: 'staff@agency.example', password: 'of-mailin' },
    registrars: { spaceshipBaseUrl: nowhere },
    mail: { host: '127.0.0.1', port: 9, user: 'staff', password: 'of-mail' },
  })
  await border.call('orders.submit', { ...order, domains: 'with-keys.com' })
  const byHand = { ...order, domains: 'made-by-hand.com', hostingPlatform: 'other' } as const
  const { id } = await border.call('orders.submit', byHand)
  await border.call('orders.addMailboxes', { id, mailboxes: [entered] })
  await closeAll()
}

const startNewKey = { confirm: true } as const
const lostAll = { settings: 2, registrarKeys: 1, mailboxes: 1 }
const backupsOf = (folder: string, mode: Mode = 'live') => join(folder, mode, 'backups')
const beforeNewKey = (folder: string, mode: Mode = 'live') =>
  readdirSync(backupsOf(folder, mode)).filter(name => name.includes('before-new-key'))

describe('a keyring that was replaced', () => {
  test('is told, and nothing is saved under it', async () => {
    const folder = folderOf()
    await fillLive(folder)

    const border = await openAt(folder, newKeyring)

    expect(await border.call('vault.status', {})).toEqual({
      state: 'unopenable',
      backend: 'keychain',
    })
    expect(await border.send('settings.save', { mailin: { password: 'new' } })).toMatchObject({
      failure: { code: 'locked', message: expect.stringContaining('Start with a new key') },
    })
    expect(await border.call('settings.get', {})).toMatchObject({
      mailin: { hasPassword: false, isPasswordLost: true },
    })
    expect(await border.call('vault.losses', {})).toEqual({
      settings: ['mailin', 'mail'],
      orders: 1,
      customers: 0,
      mailboxes: 1,
    })
    await closeAll()
    // the keyring that comes back opens everything: nothing was changed
    const again = await openAt(folder, oldKeyring)
    const mailbox = (await again.call('mailboxes.list', page)).rows[0]
    expect(await again.call('mailboxes.reveal', { id: mailbox?.id ?? 0 })).toEqual({
      password: entered.password,
    })
  })

  test('gives way to a new key: what is lost is counted, the rest stays', async () => {
    const folder = folderOf()
    await fillLive(folder)
    const border = await openAt(folder, newKeyring)

    expect(await border.call('vault.startNewKey', startNewKey)).toEqual({ lost: lostAll })

    expect(await border.call('vault.status', {})).toEqual({
      state: 'open',
      backend: 'keychain',
    })
    expect((await border.call('orders.list', page)).total).toBe(2)
    expect((await border.call('customers.list', page)).total).toBe(1)
    const settings = await border.call('settings.get', {})
    expect(settings.mailin).toMatchObject({ email: 'staff@agency.example', hasPassword: false })
    expect(settings.mailin).not.toHaveProperty('isPasswordLost')
    await border.call('settings.save', { mailin: { password: 'entered anew' } })
    expect((await border.call('settings.get', {})).mailin.hasPassword).toBe(true)
    expect(border.bugs).toEqual([])
    await closeAll()
    const next = await openAt(folder, newKeyring)
    expect(next.workspace().settings.password('mailin')).toBe('entered anew')
    await expect
      .poll(() =>
        rawOf(next.workspace().db).prepare('select count(*) from secrets').pluck().get(),
      )
      .toBe(1)
  })

  test('leaves a mailbox whose password is shown as lost until it is entered', async () => {
    const folder = folderOf()
    await fillLive(folder)
    const border = await openAt(folder, newKeyring)
    await border.call('vault.startNewKey', startNewKey)
    border.savePath = join(folder, 'out.csv')
    const list = async () => (await border.call('mailboxes.list', page)).rows[0]
    const id = (await list())?.id ?? 0

    expect(await list()).toMatchObject({ email: entered.email, isPasswordLost: true })
    expect((await border.call('orders.get', { id: 2 })).mailboxes).toMatchObject([
      { isPasswordLost: true },
    ])
    for (const name of ['mailboxes.reveal', 'mailboxes.copyPassword'])
      expect(await border.send(name, { id })).toMatchObject({
        failure: { code: 'not_applicable', message: expect.stringContaining('is lost') },
      })
    expect(await border.send('exports.write', { format: 'generic' })).toMatchObject({
      failure: { message: expect.stringContaining(entered.email) },
    })

    await border.call('mailboxes.enterPassword', { id, password: 'set at the provider' })

    expect(await list()).not.toHaveProperty('isPasswordLost')
    expect(await border.call('exports.write', { format: 'generic' })).toMatchObject({
      count: 1,
    })
    expect(await border.send('mailboxes.enterPassword', { id, password: 'x' })).toMatchObject({
      failure: { code: 'not_applicable' },
    })
  })

  test('leaves an order that asks for its keys again', async () => {
    const folder = folderOf()
    await fillLive(folder)
    const border = await openAt(folder, newKeyring)
    await border.call('vault.startNewKey', startNewKey)

    expect((await border.call('orders.get', { id: 1 })).form.hasCredentials).toBe(false)
    const { credentials: _, ...without } = order
    const edited = { ...without, id: 1, domains: 'with-keys.com' }
    expect(await border.send('orders.submit', edited)).toMatchObject({ ok: false })
    expect(
      await border.send('registrars.test', { platform: 'spaceship', orderId: 1, domains: '' }),
    ).toMatchObject({ failure: { message: expect.stringContaining('Enter them') } })
  })
})

describe('the backup that is made first', () => {
  test('opens again when the old keyring comes back', async () => {
    const folder = folderOf()
    await fillLive(folder)
    const border = await openAt(folder, newKeyring)
    await border.call('vault.startNewKey', startNewKey)
    const [name = ''] = beforeNewKey(folder).filter(one => one.endsWith('.db'))
    expect(existsSync(join(backupsOf(folder), `${name}.key`))).toBe(true)
    await closeAll()

    const restored = await openAt(folder, oldKeyring)
    await restored.call('data.restore', { name })

    expect(await restored.call('vault.status', {})).toEqual({
      state: 'open',
      backend: 'keychain',
    })
    expect(restored.workspace().settings.password('mailin')).toBe('of-mailin')
    expect((await restored.call('data.listBackups', {})).rows.map(one => one.name)).toContain(
      name,
    )
  })

  test('opens by the old key file, which lies beside it', async () => {
    const folder = folderOf()
    const first = await openAt(folder, noKeychain)
    await first.call('vault.useKeyFile', {})
    await first.call('settings.save', { mailin: { password: 'of-mailin' } })
    await closeAll()
    const file = join(folder, 'live', 'vault.key')
    const right = readFileSync(file)
    writeFileSync(file, Buffer.alloc(32, 9).toString('base64'))
    const border = await openAt(folder, noKeychain)
    expect(await border.call('vault.status', {})).toMatchObject({ state: 'unopenable' })
    await border.call('vault.startNewKey', startNewKey)
    expect(await border.call('vault.status', {})).toEqual({ state: 'unset', backend: 'none' })
    await border.call('vault.useKeyFile', {})
    await border.call('settings.save', { mailin: { password: 'another' } })
    const [name = ''] = beforeNewKey(folder).filter(one => one.endsWith('.db'))

    // the right one turns up and is put beside the backup
    writeFileSync(join(backupsOf(folder), `${name}.key`), right)
    await border.call('data.restore', { name })

    expect(border.workspace().settings.password('mailin')).toBe('of-mailin')
  })
})

test('the backup of one computer is restored on another', async () => {
  const [one, other] = [folderOf(), folderOf()]
  await fillLive(one)
  const first = await openAt(one, oldKeyring)
  await first.call('data.backUp', {})
  await closeAll()
  const [name = ''] = readdirSync(backupsOf(one)).filter(file => file.endsWith('by-hand.db'))
  mkdirSync(backupsOf(other), { recursive: true })
  const border = await openAt(other, newKeyring, 'practice')
  await border.call('settings.save', { mode: 'live' }).catch(() => undefined)
  await closeAll()
  rmSync(join(other, 'live'), { recursive: true, force: true })
  const second = await openAt(other, newKeyring)
  mkdirSync(backupsOf(other), { recursive: true })
  copyFileSync(join(backupsOf(one), name), join(backupsOf(other), name))

  await second.call('data.restore', { name })

  expect(await second.call('vault.status', {})).toMatchObject({ state: 'unopenable' })
  expect((await second.call('orders.list', page)).total).toBe(2)
  expect(await second.call('vault.startNewKey', startNewKey)).toEqual({ lost: lostAll })
  expect(await second.call('vault.status', {})).toMatchObject({ state: 'open' })
})

describe('a passphrase', () => {
  const passphrase = 'correct horse battery'

  test('is given up only when staff say that it is forgotten', async () => {
    const folder = folderOf()
    await fillLive(folder, noKeychain, passphrase)
    const border = await openAt(folder, noKeychain)

    expect(await border.send('vault.startNewKey', startNewKey)).toMatchObject({
      failure: { code: 'not_applicable', message: expect.stringContaining('forgotten') },
    })
    expect(await border.send('vault.startNewKey', {})).toMatchObject({
      failure: { code: 'invalid_input', fields: { confirm: expect.any(String) } },
    })
    const answer = await border.call('vault.startNewKey', { confirm: true, forgotten: true })

    expect(answer).toEqual({ lost: lostAll })
    expect(await border.call('vault.status', {})).toEqual({ state: 'unset', backend: 'none' })
    await border.call('vault.unlock', { passphrase: 'another horse battery' })
    await border.call('settings.save', { mailin: { password: 'anew' } })
    expect(border.workspace().settings.password('mailin')).toBe('anew')
  })

  test('of an open vault is not given up', async () => {
    const border = await openAt(folderOf(), oldKeyring)

    for (const forgotten of [true, false])
      expect(
        await border.send('vault.startNewKey', { confirm: true, forgotten }),
      ).toMatchObject({ failure: { code: 'not_applicable' } })
  })

  test.each([
    ['is junk', `update settings set value = 'junk' where name = 'vault.key'`],
    ['is gone', `delete from settings where name = 'vault.key'`],
    [
      'has one wrong letter',
      `update settings set value = json_replace(value, '$.wrapped', 'A' || substr(value ->> '$.wrapped', 2)) where name = 'vault.key'`,
    ],
  ])('whose wrapping %s cannot be opened, and is told so', async (_what, harm) => {
    const folder = folderOf()
    await fillLive(folder, noKeychain, passphrase)
    const db = new BetterSqlite(join(folder, 'live', 'boxwright.db'))
    db.exec(harm)
    db.close()

    const border = await openAt(folder, noKeychain)

    expect((await border.call('vault.status', {})).state).toBe('unopenable')
    expect(await border.send('vault.unlock', { passphrase })).toMatchObject({ ok: false })
    expect(await border.call('vault.startNewKey', startNewKey)).toEqual({ lost: lostAll })
  })
})

test('practice goes on with a new key file when its own is lost', async () => {
  const folder = folderOf()
  const first = await openAt(folder, oldKeyring, 'practice')
  await first.call('engine.pause', {})
  const { id } = await first.call('orders.submit', { ...order, domains: 'new-lost-keys.com' })
  await closeAll()
  rmSync(join(folder, 'practice', 'vault.key'))
  const border = await openAt(folder, oldKeyring, 'practice')
  expect(await border.call('vault.status', {})).toEqual({
    state: 'unopenable',
    backend: 'key-file',
  })

  await border.call('vault.startNewKey', startNewKey)
  await border.call('engine.resume', {})

  // the order whose keys are lost says which it needs
  const domain = async () => (await border.call('orders.get', { id })).domains[0]
  await expect
    .poll(async () => (await domain())?.failure, { timeout: 20_000 })
    .toMatchObject({
      code: 'credentials',
      detail: expect.stringContaining('Enter the Spaceship API key and its secret again'),
    })
  expect((await border.call('orders.get', { id })).attention).toEqual([
    { cause: 'credentials', count: 1 },
  ])
  expect(border.bugs).toEqual([])
}, 30_000)
