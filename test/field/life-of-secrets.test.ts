import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { rawOf } from '../../db/core/connection.ts'
import { dropOldBackups } from '../../electron/backups/list-backups.ts'
import { forgetEndedKeys } from '../../electron/customers/forgotten-keys.ts'
import { type Border, openBorder, workingKeychain } from '../border/open-border.ts'
import { order } from '../border/samples.ts'
import { filesContaining, spellingsOf } from '../support/bytes.ts'

const dayMs = 24 * 3_600_000
const nowhere = 'http://127.0.0.1:9'
/** Signs that each spelling writes in its own manner. */
const canaries = {
  mailin: 'CANARY-mailin-"é&1',
  mail: 'CANARY-mail-"é&2',
  key: 'CANARY-ship-key-3',
  secret: 'CANARY-ship-secret-4',
  mailbox: 'CANARY-mailbox-"&5',
  other: 'CANARY-other-"&6',
  passphrase: 'CANARY passphrase "é 7',
}
const needles = Object.values(canaries).flatMap(spellingsOf)
const page = { page: 1, pageSize: 50 }

const folder = mkdtempSync(join(tmpdir(), 'boxwright-life-'))
const exports = mkdtempSync(join(tmpdir(), 'boxwright-exports-'))
let border: Border
let killed: ChildProcess | undefined

async function open(): Promise<Border> {
  border = await openBorder({
    isTrusted: () => true,
    mode: 'live',
    keychain: workingKeychain,
    folder,
  })
  border.savePath = join(exports, 'export.csv')
  return border
}

beforeAll(async () => {
  await open()
  await border.call('plans.save', {
    name: 'P',
    providerType: 'Private SMTP',
    price: 1,
    isActive: true,
  })
  await border.call('customers.save', {
    name: 'Person Canarius',
    email: 'person@canary.example',
  })
})
afterAll(async () => {
  killed?.kill('SIGKILL')
  await border.close()
  for (const one of [folder, exports]) rmSync(one, { recursive: true, force: true })
})

/** Enters every kind of secret, and lets the engine use what it can. */
async function enter(): Promise<number> {
  await border.call('settings.save', {
    mailin: { baseUrl: nowhere, email: 'staff@agency.example', password: canaries.mailin },
    registrars: { spaceshipBaseUrl: nowhere, keysKeptDays: 'always' },
    mail: { host: '127.0.0.1', port: 9, user: 'staff', password: canaries.mail },
  })
  await border.call('orders.submit', {
    ...order,
    domains: 'with-keys.com',
    credentials: { spaceshipApiKey: canaries.key, spaceshipApiSecretKey: canaries.secret },
    rememberKeys: true,
  })
  const { id } = await border.call('orders.submit', {
    ...order,
    domains: 'by-hand.com',
    hostingPlatform: 'other',
  })
  await border.call('orders.addMailboxes', {
    id,
    mailboxes: [
      { email: 'jane@by-hand.com', password: canaries.mailbox },
      { email: 'max@by-hand.com', password: canaries.other },
    ],
  })
  await border.call('engine.checkNow', {})
  await border.send('settings.testMailin', {})
  return id
}

/** The sealed bytes of secrets that are kept now; those of orders, or all. */
function sealed(
  where = "table_name in ('order_emails', 'platform_credentials')",
): readonly Buffer[] {
  const found = rawOf(border.workspace().db)
    .prepare(`select sealed from secrets where ${where}`)
    .pluck()
    .all()
  return z.array(z.instanceof(Buffer)).parse(found)
}

const outsideBackups = (names: readonly string[]) =>
  names.filter(name => !name.includes('backups'))

/** A Boxwright of its own, in a process that can be killed. */
async function startAndKill(work: string): Promise<void> {
  const source = (path: string) =>
    JSON.stringify(new URL(`../../${path}`, import.meta.url).href)
  const life = `
    const { openBorder, workingKeychain } = await import(${source('test/border/open-border.ts')})
    const border = await openBorder({ isTrusted: () => true, mode: 'live', keychain: workingKeychain, folder: ${JSON.stringify(folder)} })
    ${work}
    process.stdout.write('ready')
    setInterval(() => border.call('engine.checkNow', {}), 5)`
  killed = spawn(process.execPath, ['--input-type=module', '-e', life], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (killed.stdout !== null) await once(killed.stdout, 'data')
  killed.kill('SIGKILL')
  await once(killed, 'exit')
}

describe('the bytes of every file', () => {
  let id = 0
  let before: readonly Buffer[] = []

  test('hold no secret while all are kept and used, also after a kill', async () => {
    id = await enter()
    before = sealed()
    expect(before.length).toBeGreaterThanOrEqual(4)
    // the search finds what is there
    writeFileSync(join(folder, 'probe'), `x${Buffer.from(canaries.mail).toString('base64')}`)
    expect(filesContaining(folder, needles)).toEqual(['probe'])
    rmSync(join(folder, 'probe'))
    expect(filesContaining(folder, before)).toContain('live/boxwright.db-wal')
    await border.call('data.backUp', {})
    await border.close()

    await startAndKill(`await border.call('mailboxes.reveal', { id: 1 })`)

    expect(filesContaining(folder, needles)).toEqual([])
  })

  test('lose what is forgotten and purged at once, backups of before aside', async () => {
    await open()
    await border.call('exports.write', { format: 'generic', orderIds: [id] })
    await border.call('mailboxes.purgePasswords', { orderIds: [id], confirm: 2 })
    const automated = (await border.call('orders.list', { search: 'with-keys', ...page }))
      .rows[0]
    await border.call('orders.cancel', { id: automated?.id ?? 0, removeMailboxes: false })
    await forgetEndedKeys(border.workspace().db, 0, Date.now())

    // the check after the kill reads the file meanwhile
    await expect
      .poll(() => outsideBackups(filesContaining(folder, before)), { timeout: 20_000 })
      .toEqual([])
    expect(filesContaining(folder, needles)).toEqual([])
    // the export alone has them, by its own purpose
    expect(readdirSync(exports)).toEqual(['export.csv'])
  })

  test('lose what a restored backup brought back, once it is purged again', async () => {
    const { rows } = await border.call('data.listBackups', {})
    const byHand = rows.find(row => row.kind === 'by-hand')
    await border.call('data.restore', { name: byHand?.name ?? '' })
    expect(outsideBackups(filesContaining(folder, before))).not.toEqual([])

    await border.call('exports.write', { format: 'generic', orderIds: [id] })
    await border.call('mailboxes.purgePasswords', { orderIds: [id], confirm: 2 })
    const open = (await border.call('orders.list', { search: 'with-keys', ...page })).rows[0]
    await border.call('orders.cancel', { id: open?.id ?? 0, removeMailboxes: false })
    await border.call('orders.setStatus', { id, status: 'completed', note: '' })
    await border.call('customers.delete', { id: 1, confirm: 'Person Canarius' })

    expect(outsideBackups(filesContaining(folder, before))).toEqual([])
    expect(
      outsideBackups(filesContaining(folder, spellingsOf('person@canary.example'))),
    ).toEqual([])
    expect(filesContaining(folder, needles)).toEqual([])
  })

  test('lose what another passphrase left behind', async () => {
    await border.call('settings.save', { mailin: { password: canaries.mailin } })
    const old = sealed('true')
    await border.call('vault.protect', { by: 'passphrase', passphrase: canaries.passphrase })

    await expect
      .poll(() => outsideBackups(filesContaining(folder, old)), { timeout: 20_000 })
      .toEqual([])
    expect(filesContaining(folder, needles)).toEqual([])
  })

  test('lose the rest with the time of the backups', async () => {
    const { backups } = border.workspace().paths
    for (const { name, kind } of (await border.call('data.listBackups', {})).rows)
      if (kind === 'by-hand') rmSync(join(backups, name))
    await border.call('data.backUp', {})

    dropOldBackups(backups, Date.now() + 31 * dayMs)

    expect(filesContaining(folder, before)).toEqual([])
    expect(filesContaining(folder, spellingsOf('person@canary.example'))).toEqual([])
  })
})
