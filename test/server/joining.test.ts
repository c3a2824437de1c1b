import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  dropFolder,
  inviteBy,
  newFolder,
  type ServerProcess,
  startServer,
} from './server-process.ts'
import { wireClient } from './wire-client.ts'

const folder = newFolder()
let server: ServerProcess
let client: ReturnType<typeof wireClient>

beforeAll(async () => {
  server = await startServer({ folder })
  client = wireClient(server)
})
afterAll(async () => {
  client.close()
  await server.end()
  dropFolder(folder)
})

test('an invitation that a second process made lets one device in, once', async () => {
  const invitation = await server.invite('Ada', '--role', 'admin')
  expect(invitation).toMatchObject({ addresses: [server.url], certificate: server.certificate })
  const ada = await client.joined(invitation.secret, 'Ada’s laptop')

  expect(ada.staff).toEqual({ id: 1, name: 'Ada', role: 'admin', maySeePasswords: true })
  expect(await client.join(invitation.secret)).toMatchObject({
    status: 410,
    text: '{"why":"used"}',
  })
  expect(await client.join('x'.repeat(43))).toMatchObject({
    status: 410,
    text: '{"why":"unknown"}',
  })
  const stream = await ada.listen()
  await expect.poll(() => stream.told[0]?.kind).toBe('hello')
  const { id } = await ada.call('customers.save', { name: 'Acme', email: 'jo@acme.example' })
  expect(id).toBe(1)
  stream.end()
})

test('an invitation is over after its 48 hours', async () => {
  const { secret, until } = await server.invite('Late')
  expect(Date.parse(until) - Date.now()).toBeGreaterThan(47.9 * 3_600_000)
  const beside = new Sqlite(join(folder, 'live', 'boxwright.db'))
  beside.exec('update invitations set expires_at = 1 where used_at is null')
  beside.close()

  expect(await client.join(secret)).toMatchObject({ status: 410, text: '{"why":"expired"}' })
})

test('who has no token, or another one, learns the health alone', async () => {
  const health = await client.send('/health')
  expect(JSON.parse(health.text)).toMatchObject({ app: 'boxwright', leads: true })
  for (const path of ['/call', '/answer', '/events', '/files/x/0', '/anything'])
    expect((await client.send(path)).status, path).toBe(401)
  expect((await client.device('y'.repeat(43)).post('/call', {})).status).toBe(401)
})

test('invites before the first start', async () => {
  const early = newFolder()
  const { secret } = await inviteBy(early, 'Grace', '--no-passwords', '--role', 'staff')
  const other = await startServer({ folder: early })
  const grace = await wireClient(other).joined(secret)
  expect(grace.staff).toMatchObject({ role: 'staff', maySeePasswords: false })
  await other.end()
  dropFolder(early)
})
