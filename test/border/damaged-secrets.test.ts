import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Keychain } from '../../electron/vault/data-key.ts'
import type { CallName } from '../../shared/border/calls.ts'
import type { Mode } from '../../shared/settings/settings.ts'
import { type Border, openBorder, workingKeychain } from './open-border.ts'
import { order } from './samples.ts'

/** Whatever befalls what seals and is sealed, the app opens and each call answers in words. */

const whole = mkdtempSync(join(tmpdir(), 'boxwright-whole-'))
const entered = { email: 'jane@made-by-hand.com', password: 'by-hand-0' }
/** Nobody is there. */
const nowhere = 'http://127.0.0.1:9'
const isTrusted = () => true

async function fillMode(mode: Mode): Promise<void> {
  const border = await openBorder({ isTrusted, mode, folder: whole })
  await border.call('customers.save', { name: 'Jo', email: 'jo@acme.example' })
  await border.call('plans.save', {
    name: 'Plan of Jo',
    providerType: 'Private SMTP',
    price: 1,
    isActive: true,
  })
  await border.call('engine.pause', {})
  await border.call('settings.save', {
    automationEnabled: false,
    mailin: { baseUrl: nowhere, email: 'staff@agency.example', password: 'of-mailin' },
    registrars: { spaceshipBaseUrl: nowhere },
    mail: { host: '127.0.0.1', port: 9, user: 'staff', password: 'of-mail' },
  })
  const byHand = { ...order, domains: 'made-by-hand.com', hostingPlatform: 'other' } as const
  const { id } = await border.call('orders.submit', byHand)
  await border.call('orders.addMailboxes', { id, mailboxes: [entered] })
  await border.call('orders.submit', { ...order, domains: 'with-keys.com' })
  await border.close()
}

beforeAll(async () => {
  await fillMode('live')
  await fillMode('practice')
})
afterAll(() => rmSync(whole, { recursive: true, force: true }))

type Damage = {
  readonly mode: Mode
  readonly keychain: Keychain
  readonly harm: (folder: string, db: BetterSqlite.Database) => void
}

const junk = fc.oneof(
  fc.json({ maxDepth: 3 }),
  fc.string({ maxLength: 40 }),
  fc.constantFrom('null', '""', '{}', '[]', '0', '"9"', '{"backend":"passphrase"}', ''),
)

function changeRow(db: BetterSqlite.Database, table: string, at: number, change: string) {
  const rowid = db
    .prepare(`select rowid from ${table} limit 1 offset ? % (select count(*) from ${table})`)
    .pluck()
  return (value: unknown) =>
    db.prepare(`update ${table} set ${change} = ? where rowid = ?`).run(value, rowid.get(at))
}

const harms = fc.oneof(
  fc
    .record({ at: fc.nat(), byte: fc.nat(), bit: fc.nat(7) })
    .map(({ at, byte, bit }): Damage['harm'] => (_folder, db) => {
      const sealed = db
        .prepare('select sealed from secrets limit 1 offset ? % (select count(*) from secrets)')
        .pluck()
        .get(at)
      if (!Buffer.isBuffer(sealed)) throw new Error('There is no secret to damage.')
      const offset = byte % sealed.length
      sealed[offset] = (sealed[offset] ?? 0) ^ (1 << bit)
      changeRow(db, 'secrets', at, 'sealed')(sealed)
    }),
  fc.tuple(fc.nat(), fc.uint8Array({ maxLength: 60 })).map(
    ([at, bytes]): Damage['harm'] =>
      (_folder, db) =>
        changeRow(db, 'secrets', at, 'sealed')(Buffer.from(bytes)),
  ),
  fc.nat().map(
    (at): Damage['harm'] =>
      (_folder, db) =>
        db
          .prepare(
            'delete from secrets where rowid in (select rowid from secrets limit 1 offset ? % (select count(*) from secrets))',
          )
          .run(at),
  ),
  fc.tuple(fc.nat(), junk).map(
    ([at, text]): Damage['harm'] =>
      (_folder, db) =>
        changeRow(db, 'settings', at, 'value')(text),
  ),
  fc.tuple(fc.nat(), junk).map(
    ([at, text]): Damage['harm'] =>
      (_folder, db) =>
        changeRow(db, 'platform_credentials', at, 'credentials')(text),
  ),
  fc.constant<Damage['harm']>((_folder, db) =>
    db.exec(`delete from settings where name = 'vault.key'`),
  ),
  fc
    .oneof(fc.string({ maxLength: 50 }), fc.constant(Buffer.alloc(32, 3).toString('base64')))
    .map((text): Damage['harm'] => folder => {
      const file = join(folder, 'practice', 'vault.key')
      if (existsSync(file)) writeFileSync(file, text)
    }),
)

const keychains = fc.constantFrom<Keychain>(
  workingKeychain,
  workingKeychain,
  workingKeychain,
  { ...workingKeychain, unwrap: () => 'abc' },
  { ...workingKeychain, backend: 'another' },
  {
    ...workingKeychain,
    unwrap() {
      throw new Error('The keyring was replaced.')
    },
  },
  {
    ...workingKeychain,
    isAvailable() {
      throw new Error('The bus is gone.')
    },
  },
)

const damages: fc.Arbitrary<Damage> = fc.record({
  mode: fc.constantFrom<Mode>('live', 'live', 'practice'),
  keychain: keychains,
  harm: harms,
})

async function look(border: Border): Promise<void> {
  const page = { page: 1, pageSize: 50 }
  const { rows } = await border.call('mailboxes.list', page)
  const mailboxId = rows[0]?.id ?? 0
  border.savePath = join(border.folder, 'out.csv')
  const asked: readonly (readonly [CallName, unknown])[] = [
    ['settings.get', {}],
    ['vault.status', {}],
    ['engine.status', {}],
    ['letters.status', {}],
    ['orders.list', page],
    ['orders.get', { id: 1 }],
    ['orders.get', { id: 2 }],
    ['customers.keys', { id: 1 }],
    ['forms.get', {}],
    ['registrars.test', { platform: 'spaceship', orderId: 2, domains: '' }],
    ['mailboxes.reveal', { id: mailboxId }],
    ['exports.write', { format: 'generic' }],
    ['settings.save', { mailin: { password: 'another' } }],
  ]
  for (const [name, args] of asked) {
    const answer = await border.send(name, args)
    expect(answer, name).not.toMatchObject({ failure: { code: 'internal' } })
  }
  expect(border.bugs).toEqual([])
}

test('a hundred damages of secrets, settings and keys leave an app that answers', async () => {
  let opened = 0
  await fc.assert(
    fc.asyncProperty(damages, async ({ mode, keychain, harm }) => {
      const folder = mkdtempSync(join(tmpdir(), 'boxwright-damaged-'))
      cpSync(whole, folder, { recursive: true })
      const db = new BetterSqlite(join(folder, mode, 'boxwright.db'))
      harm(folder, db)
      db.close()
      const border = await openBorder({ isTrusted, mode, keychain, folder })
      try {
        await look(border)
        opened += 1
      } finally {
        await border.close()
        rmSync(folder, { recursive: true, force: true })
      }
    }),
    { numRuns: 100 },
  )
  expect(opened).toBe(100)
}, 120_000)
