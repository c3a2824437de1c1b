import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { checksumOf } from '../../db/core/checksum.ts'
import { rawOf } from '../../db/core/connection.ts'
import { journalOf } from '../../electron/backups/paths.ts'
import { backupName } from '../../shared/backups/backups.ts'
import { forbidWriting } from '../support/full-disk.ts'
import { type Border, openBorder } from './open-border.ts'
import { order } from './samples.ts'

const opened: Border[] = []
async function open(): Promise<Border> {
  const border = await openBorder({ isTrusted: () => true })
  opened.push(border)
  return border
}
afterEach(async () => {
  for (const border of opened.splice(0)) {
    expect(border.bugs).toEqual([])
    await border.close()
  }
})

const backups = (border: Border) => join(border.folder, 'practice/backups')
const page = { page: 1, pageSize: 50 } as const

async function names(border: Border): Promise<readonly string[]> {
  const { rows } = await border.call('orders.list', page)
  return rows.flatMap(row => row.firstDomain ?? [])
}

async function submit(border: Border, domains: string): Promise<number> {
  const { id } = await border.call('orders.submit', { ...order, domains })
  const status = async () => (await border.call('orders.get', { id })).status
  await expect.poll(status, { timeout: 15_000 }).toBe('completed')
  return id
}

test('a check says when and how it went', async () => {
  const border = await open()

  const answer = await border.call('data.check', {})

  expect(answer).toEqual({ at: expect.any(String), cause: 'asked', isWhole: true })
  expect((await border.call('data.status', {})).lastCheck).toEqual(answer)
  expect(border.events).toContain('data:changed')
})

test('a backup is whole, the owner’s alone, and one file with its journal', async () => {
  const border = await open()
  await submit(border, 'active-kept.com')

  const { name } = await border.call('data.backUp', {})

  const { rows, folder } = await border.call('data.listBackups', {})
  expect(folder).toBe(backups(border))
  // ten seconds after the start the backup of the day comes beside it
  expect(rows.filter(row => row.kind !== 'daily')).toEqual([
    {
      name,
      kind: 'by-hand',
      createdAt: expect.any(String),
      sizeBytes: expect.any(Number),
      orders: 1,
      laterOrders: 0,
    },
  ])
  expect(
    readdirSync(folder)
      .filter(file => file.startsWith(name))
      .toSorted(),
  ).toEqual([name, `${name}.providers.jsonl`, `${name}.sha256`])
  for (const file of readdirSync(folder))
    expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600)
  expect((await border.call('data.status', {})).lastBackupAt).toBe(rows[0]?.createdAt)
  expect(border.events).toContain('backups:changed')
})

test('a restore brings back what was, and keeps what is', async () => {
  const border = await open()
  await submit(border, 'active-first.com')
  const { name } = await border.call('data.backUp', {})
  await submit(border, 'active-second.com')
  const before = await border.call('data.listBackups', {})
  const row = before.rows.find(one => one.name === name)
  expect(row).toMatchObject({ orders: 1, laterOrders: 1 })

  const { kept } = await border.call('data.restore', { name })

  expect(await names(border)).toEqual(['active-first.com'])
  const { rows } = await border.call('data.listBackups', {})
  expect(rows.find(row => row.name === kept)).toMatchObject({
    kind: 'before-restore',
    orders: 2,
    laterOrders: 0,
  })
  expect(readdirSync(join(border.folder, 'practice')).filter(isLeftover)).toEqual([])
  // the simulated providers went back as well: the same domain can be ordered anew
  await submit(border, 'active-second.com')
  // and the way back is open
  await border.call('data.restore', { name: kept })
  expect(await names(border)).toHaveLength(2)
})

test('a backup that has changed since it was made is not restored', async () => {
  const border = await open()
  await submit(border, 'active-sealed.com')
  const { name } = await border.call('data.backUp', {})
  const file = join(backups(border), name)
  const whole = readFileSync(file)
  // a letter of a name: no check of the database could see it
  const changed = Buffer.from(whole)
  const at = changed.indexOf('active-sealed.com')
  changed.write('A', at)
  writeFileSync(file, changed)

  expect(await border.send('data.restore', { name })).toMatchObject({
    ok: false,
    failure: { code: 'not_applicable', message: expect.stringContaining('has changed') },
  })

  writeFileSync(file, whole)
  const checksum = readFileSync(checksumOf(file))
  writeFileSync(checksumOf(file), 'A letter, no checksum.')
  expect(await border.send('data.restore', { name })).toMatchObject({
    ok: false,
    failure: { code: 'not_applicable', message: expect.stringContaining('cannot be read') },
  })
  writeFileSync(checksumOf(file), checksum)
  await border.call('data.restore', { name })
  expect(await names(border)).toEqual(['active-sealed.com'])
})

const isLeftover = (name: string) => /restoring|\.new$/.test(name)

test('damage of the old database is not held against a restored one', async () => {
  const border = await open()
  const { name } = await border.call('data.backUp', {})
  const { db, paths } = border.workspace()
  rawOf(db).exec(`insert into settings values ('large', '"${'x'.repeat(300_000)}"')`)
  rawOf(db).pragma('wal_checkpoint(TRUNCATE)')
  const bytes = readFileSync(paths.database)
  bytes.fill(0x5a, bytes.length - 4096 * 50, bytes.length - 4096 * 20)
  writeFileSync(paths.database, bytes)
  expect(await border.call('data.check', {})).toMatchObject({ isWhole: false })

  await border.call('data.restore', { name })

  expect((await border.call('data.status', {})).lastCheck).toMatchObject({
    cause: 'restored',
    isWhole: true,
  })
  expect(await border.call('data.check', {})).toMatchObject({ isWhole: true })
})

test('calls that come during a restore wait for it', async () => {
  const border = await open()
  await submit(border, 'active-waits.com')
  const { name } = await border.call('data.backUp', {})

  const restoring = border.call('data.restore', { name })
  const answers = []
  for (let at = 0; at < 40; at += 1) {
    answers.push(border.send('orders.list', page), border.send('engine.status', {}))
    await new Promise(resolve => setTimeout(resolve, 5))
  }
  await restoring

  for (const answer of await Promise.all(answers)) expect(answer).toMatchObject({ ok: true })
})

test.each([
  '../boxwright.db',
  '/etc/passwd',
  'boxwright.db',
  '..\\boxwright-2026-01-01T00-00-00-000Z-daily.db',
  'boxwright-2026-01-01T00-00-00-000Z-daily.db/../../boxwright.db',
  'boxwright-2026-01-01T00-00-00-000Z-daily.db\n',
])('a restore takes no path: %j', async name => {
  const border = await open()

  expect(await border.send('data.restore', { name })).toMatchObject({
    ok: false,
    failure: { code: 'invalid_input' },
  })
})

test('a damaged backup is not restored', async () => {
  const border = await open()
  await submit(border, 'active-safe.com')
  const { name } = await border.call('data.backUp', {})
  const file = join(backups(border), name)
  const bytes = readFileSync(file)
  bytes.fill(0x5a, 4096 * 5, 4096 * 30)
  writeFileSync(file, bytes)

  expect(await border.send('data.restore', { name })).toMatchObject({
    ok: false,
    failure: { code: 'not_applicable', message: expect.stringContaining('damaged') },
  })
  expect(await names(border)).toEqual(['active-safe.com'])
  expect(readdirSync(join(border.folder, 'practice')).filter(isLeftover)).toEqual([])
})

test('a backup of before there were checksums is told apart, and restored', async () => {
  const border = await open()
  const { name } = await border.call('data.backUp', {})
  const row = async () => {
    const { rows } = await border.call('data.listBackups', {})
    return rows.find(one => one.name === name)
  }
  expect(await row()).not.toHaveProperty('hasNoChecksum')
  rmSync(checksumOf(join(backups(border), name)))
  expect(await row()).toMatchObject({ hasNoChecksum: true })

  expect(await border.send('data.restore', { name })).toMatchObject({ ok: true })
})

test('a file that is none is listed without orders', async () => {
  const border = await open()
  await border.call('data.backUp', {})
  const name = backupName('by-hand', Date.UTC(2026, 0, 1))
  writeFileSync(join(backups(border), name), 'A letter, not a database.')

  const { rows } = await border.call('data.listBackups', {})

  expect(rows.at(-1)).toMatchObject({ name })
  expect(rows.at(-1)).not.toHaveProperty('orders')
  expect(await border.send('data.restore', { name })).toMatchObject({ ok: false })
})

test('a backup of a database that cannot be written is made all the same', async () => {
  const border = await open()
  const mend = forbidWriting(border.workspace().db, '')

  const { name } = await border.call('data.backUp', {})

  expect(existsSync(join(backups(border), name))).toBe(true)
  expect(existsSync(journalOf(join(backups(border), name)))).toBe(true)
  mend()
})

test('the folder that is opened is our own', async () => {
  const border = await open()
  await border.call('data.openFolder', {})
  await border.call('data.backUp', {})

  await border.call('data.openFolder', {})

  expect(border.openedFolders).toEqual([join(border.folder, 'practice'), backups(border)])
})

test('an unclean exit is noticed, a clean one is not', async () => {
  const border = await open()
  expect((await border.call('data.status', {})).wasUnclean).toBe(false)

  await border.call('settings.save', { mode: 'live' })
  await border.call('settings.save', { mode: 'practice' })
  expect((await border.call('data.status', {})).wasUnclean).toBe(false)
  await border.call('settings.save', { mode: 'live' })
  // as a kill leaves it
  writeFileSync(join(border.folder, 'practice/upkeep.json'), '{"isOpen":true}')
  await border.call('settings.save', { mode: 'practice' })

  expect((await border.call('data.status', {})).wasUnclean).toBe(true)
  await expect
    .poll(async () => (await border.call('data.status', {})).lastCheck)
    .toMatchObject({ cause: 'unclean-exit', isWhole: true })
})

test('calls to a database that is closed say so, and what to do', async () => {
  const border = await open()
  await border.workspace().close()

  expect(await border.send('orders.list', page)).toMatchObject({
    ok: false,
    failure: { code: 'storage', message: expect.stringContaining('start it again') },
  })
})
