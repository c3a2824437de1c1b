import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:https'
import { join } from 'node:path'
import { generate } from 'selfsigned'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { readInvitation, writeInvitation } from '../../electron/team/invitation.ts'
import { type CuttingProxy, freePort, openCuttingProxy, portOf } from './cutting-proxy.ts'
import { type NodeDesk, openNodeDesk } from './node-desk.ts'
import { dropFolder, newFolder, type ServerProcess, startServer } from './server-process.ts'

const folder = newFolder()
let server: ServerProcess
let proxy: CuttingProxy
const desks: NodeDesk[] = []

beforeAll(async () => {
  server = await startServer({ folder })
  proxy = await openCuttingProxy(portOf(server.url))
})
afterEach(async () => {
  for (const desk of desks.splice(0)) {
    await desk.close()
    dropFolder(desk.folder)
  }
})
afterAll(async () => {
  await proxy.close()
  await server.end()
  dropFolder(folder)
})

async function openDesk(...args: Parameters<typeof openNodeDesk>): Promise<NodeDesk> {
  const desk = await openNodeDesk(...args)
  desks.push(desk)
  return desk
}

/** An invitation to the server behind the proxy. */
async function inviteOverProxy(name: string, ...flags: readonly string[]): Promise<string> {
  const invitation = await server.invite(name, ...flags)
  return writeInvitation({ ...invitation, addresses: [proxy.url] })
}

async function joinedDesk(name: string, ...flags: readonly string[]): Promise<NodeDesk> {
  const desk = await openDesk()
  await desk.call('team.join', { invitation: await inviteOverProxy(name, ...flags) })
  await expect.poll(() => state(desk)).toBe('connected')
  return desk
}

const firstPage = { page: 1, pageSize: 50 } as const
const state = async (desk: NodeDesk) => (await desk.call('team.status', {})).state
const customersOf = async (desk: NodeDesk) => {
  const { rows } = await desk.call('customers.list', { page: 1, pageSize: 50 })
  return rows.map(({ name }) => name)
}

test('a desk that joins shows the server, opens no database of live mode, and leaves as it was', async () => {
  const desk = await openDesk()
  await desk.call('customers.save', { name: 'Own', email: 'own@customer.example' })
  const invitation = await inviteOverProxy('Ada')

  const joined = await desk.call('team.join', { invitation, deviceName: 'Ada’s laptop' })
  expect(joined).toEqual({ server: proxy.url, staff: { id: 1, name: 'Ada', role: 'admin' } })
  expect(await desk.call('app.info', {})).toMatchObject({ mode: 'live' })
  await desk.call('customers.save', { name: 'Shared', email: 'shared@customer.example' })
  expect(await customersOf(desk)).toEqual(['Shared'])
  expect(await desk.call('team.status', {})).toMatchObject({
    state: 'connected',
    tokenIn: 'keychain',
    staff: { name: 'Ada', maySeePasswords: true },
  })
  // told by the server
  await desk.call('staff.invite', { name: 'Grace', role: 'staff', maySeePasswords: false })
  await expect.poll(() => desk.events).toContain('staff:changed')
  expect((await desk.refused('team.join', { invitation })).code).toBe('not_applicable')

  // practice stays the desk's own
  await desk.call('settings.save', { mode: 'practice' })
  expect(await customersOf(desk)).toContain('Own')
  await desk.call('settings.save', { mode: 'live' })
  expect(await customersOf(desk)).toEqual(['Shared'])
  expect(desk.opened).toEqual(['practice', 'practice'])
  expect(desk.hasDatabase('live')).toBe(false)

  await desk.call('team.leave', {})
  expect(await desk.call('team.status', {})).toEqual({ state: 'alone' })
  expect(await desk.call('app.info', {})).toMatchObject({ mode: 'practice' })
  expect(await customersOf(desk)).toContain('Own')
  expect(readdirSync(desk.folder).filter(name => name.startsWith('joined'))).toEqual([])
  // the server has forgotten the device
  const second = await openDesk()
  const { message } = await second.refused('team.join', { invitation })
  expect(message).toContain('has been used')
  expect(desk.bugs).toEqual([])
})

test('the token is sealed, and what is kept is the owner’s alone', async () => {
  const desk = await joinedDesk('Sealed')
  const file = join(desk.folder, 'joined-server.json')

  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(readFileSync(file, 'utf8')).toContain('"in": "keychain"')
  expect(existsSync(join(desk.folder, 'joined-server.key'))).toBe(false)
  await desk.close()
  // opens again without an invitation
  const again = await openNodeDesk({ folder: desk.folder, mode: 'live' })
  expect(await customersOf(again)).toEqual(['Shared'])
  expect(again.opened).toEqual([])
  await again.close()
})

test('an answer that is cut off is asked for again, and nothing is done twice', async () => {
  const desk = await joinedDesk('Lost')
  proxy.cutAtAnswer()

  const { id } = await desk.call('customers.save', { name: 'Once', email: 'once@c.example' })

  expect(proxy.cuts()).toBe(1)
  expect(id).toBeGreaterThan(0)
  expect((await customersOf(desk)).filter(name => name === 'Once')).toEqual(['Once'])
})

test('a change of what a colleague changed is refused with who and what', async () => {
  const [ada, grace] = [await joinedDesk('Changes'), await joinedDesk('Changes meanwhile')]
  const { rows } = await ada.call('customers.list', { page: 1, pageSize: 1 })
  const { id } = await ada.call('orders.submit', {
    customerId: rows[0]?.id ?? 0,
    domains: 'changed-by-two.com',
    asDraft: true,
  })
  const { version } = await ada.call('orders.get', { id })
  await grace.call('orders.setDueDate', { id, version, dueAt: '2027-01-01T00:00:00.000Z' })

  const failure = await ada.refused('orders.setDueDate', { id, version, dueAt: null })

  expect(failure).toMatchObject({
    code: 'changed',
    edits: [{ by: { name: 'Changes meanwhile' } }],
  })
  await ada.call('orders.setDueDate', { id, version: failure.version, dueAt: null })
})

test('a server that is killed is said to be away, and comes back by itself', async () => {
  const desk = await joinedDesk('Killed')
  await server.end('SIGKILL')

  await expect.poll(() => state(desk)).toBe('unreachable')
  const status = await desk.call('team.status', {})
  expect(status).toMatchObject({ reason: 'no-answer', since: expect.any(String) })
  const read = await desk.refused('customers.list', { page: 1, pageSize: 50 })
  expect(read).toMatchObject({ code: 'unreachable' })
  expect(read.message).toContain('has not been reached since')
  const act = await desk.refused('customers.save', { name: 'No', email: 'no@c.example' })
  expect(act.message).toContain('nothing was sent')
  // the desk's own calls go on
  expect(await desk.call('preferences.get', {})).toEqual({})

  desk.events.length = 0
  server = await startServer({ folder })
  proxy.target = portOf(server.url)
  await expect.poll(() => state(desk)).toBe('connected')
  expect(desk.events).toContain('everything:changed')
  expect(await customersOf(desk)).not.toContain('No')
})

test('a desk that starts while the server is away says so, and shows it once it is there', async () => {
  const before = await joinedDesk('Early')
  await before.close()
  await server.end('SIGKILL')
  const desk = await openNodeDesk({ folder: before.folder, mode: 'live' })
  const { code } = await desk.refused('customers.list', firstPage)
  expect(code).toBe('unreachable')
  expect(await state(desk)).toBe('unreachable')

  server = await startServer({ folder })
  proxy.target = portOf(server.url)
  await expect.poll(() => state(desk)).toBe('connected')
  expect(desk.events).toContain('everything:changed')
  expect(await customersOf(desk)).toContain('Shared')
  expect(desk.opened).toEqual([])
  await desk.close()
})

test('a call that was under way when the server was killed is known, or said not to be known', async () => {
  const desk = await joinedDesk('Cut')
  const before = server
  proxy.cutAtAnswer()
  const saving = desk.send('customers.save', { name: 'Doubt', email: 'doubt@c.example' })
  await expect.poll(() => proxy.cuts()).toBe(2)
  await before.end('SIGKILL')
  server = await startServer({ folder })
  proxy.target = portOf(server.url)

  const answer = await saving
  expect(answer).toMatchObject({ ok: true })
  expect((await customersOf(desk)).filter(name => name === 'Doubt')).toEqual(['Doubt'])
})

test('a device that is revoked is told so at once, and may still leave', async () => {
  const desk = await joinedDesk('Dismissed', '--role', 'staff')
  const admin = await joinedDesk('Boss')
  const { rows } = await admin.call('devices.list', {})
  const device = rows.find(({ staff }) => staff.name === 'Dismissed')

  expect((await desk.refused('staff.list', {})).code).toBe('forbidden')
  await admin.call('devices.revoke', { id: device?.id ?? 0 })

  await expect.poll(async () => (await desk.call('team.status', {})).reason).toBe('revoked')
  const { code, message } = await desk.refused('customers.list', { page: 1, pageSize: 50 })
  expect(code).toBe('unreachable')
  expect(message).toContain('removed from the team')
  await desk.call('team.leave', {})
  expect(await state(desk)).toBe('alone')
})

test('another certificate gets not a byte, whatever else is right', async () => {
  const desk = await joinedDesk('Watched')
  const made = await generate([{ name: 'commonName', value: '127.0.0.1' }], { keySize: 2048 })
  let requests = 0
  const other = createServer({ key: made.private, cert: made.cert }, (_request, response) => {
    requests += 1
    response.end('{}')
  })
  other.listen(0, '127.0.0.1')
  await once(other, 'listening')
  const address = other.address()
  const right = proxy.target
  proxy.target = typeof address === 'object' && address !== null ? address.port : 0
  desk.resumed()

  await expect
    .poll(async () => (await desk.call('team.status', {})).reason)
    .toBe('other-certificate')
  const { message } = await desk.refused('customers.save', { name: 'X', email: 'x@c.example' })
  expect(message).toContain('its certificate is another one')
  const fresh = await openDesk()
  const invitation = await inviteOverProxy('Fooled')
  expect((await fresh.refused('team.join', { invitation })).message).toContain(
    'its certificate is not that of the invitation',
  )
  expect(requests).toBe(0)

  proxy.target = right
  desk.resumed()
  await expect.poll(() => state(desk)).toBe('connected')
  other.closeAllConnections()
  other.close()
})

test('a file of the server lies on the desk, whole and for its owner alone', async () => {
  const desk = await joinedDesk('Files')
  desk.savePath = join(desk.folder, 'list.csv')
  writeFileSync(desk.savePath, 'of before')
  const asked = { list: 'customers', filter: {}, format: 'csv' } as const

  const { path, count } = await desk.call('lists.export', asked)

  expect(path).toBe(desk.savePath)
  expect(count).toBeGreaterThan(0)
  expect(readFileSync(path, 'utf8')).toContain('Shared')
  expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(desk.suggested[0]).toMatch(/^customers_.*\.csv$/)
  desk.savePath = join(desk.folder, 'nowhere', 'list.csv')
  const missing = await desk.refused('lists.export', asked)
  expect(missing.message).toContain('list.csv')
  expect(missing.message).toContain('This folder does not exist')
  desk.savePath = null
  expect((await desk.refused('lists.export', asked)).code).toBe('dismissed')
})

test('what the server wants to be sure of is asked here', async () => {
  const desk = await joinedDesk('Asked')
  const change = { mailin: { baseUrl: 'https://elsewhere.example' } }

  expect((await desk.refused('settings.save', change)).code).toBe('dismissed')
  expect(desk.asked[0]?.title).toBe('Send logins and keys to another address?')
  desk.agrees = true
  await desk.call('settings.save', change)
  expect((await desk.call('settings.get', {})).mailin.baseUrl).toBe('https://elsewhere.example')
})

test('an invitation that is none says why in a sentence', async () => {
  const desk = await openDesk()
  const sentence = async (invitation: string) =>
    (await desk.refused('team.join', { invitation })).message
  const good = await inviteOverProxy('Nobody')

  expect(await sentence('https://server.example')).toContain('not an invitation')
  expect(await sentence(good.slice(0, -3))).toContain('not whole')
  const closed = await server.invite('Later')
  const nowhere = writeInvitation({ ...closed, addresses: ['https://127.0.0.1:9'] })
  expect(await sentence(nowhere)).toContain('does not answer at 127.0.0.1:9')
  const unknown = writeInvitation({ ...closed, addresses: [proxy.url], secret: 'x'.repeat(43) })
  expect(await sentence(unknown)).toContain('does not know this invitation')
  // none of it has changed anything
  expect(await state(desk)).toBe('alone')
  expect(desk.opened).toEqual(['practice'])
})

test('a desk that serves the team shares its live orders, also after a restart', async () => {
  const host = await openDesk()
  expect((await host.refused('team.serve', { isOn: true })).message).toContain('live mode')
  await host.call('settings.save', { mode: 'live' })
  await host.call('customers.save', { name: 'Host’s', email: 'host@c.example' })
  const port = await freePort()
  const served = await host.call('team.serve', { isOn: true, port })
  expect(served).toMatchObject({ isOn: true, certificate: expect.any(String) })
  const role = { role: 'staff', maySeePasswords: true } as const
  const { invitation } = await host.call('staff.invite', { name: 'Guest', ...role })
  const found = readInvitation(invitation)
  if (typeof found === 'string') throw new Error(found)
  const guest = await openDesk()
  const here = { ...found, addresses: [`https://127.0.0.1:${port}`] }
  await guest.call('team.join', { invitation: writeInvitation(here) })

  expect(await customersOf(guest)).toEqual(['Host’s'])
  await expect.poll(() => host.events).toContain('staff:changed')
  guest.events.length = 0
  await host.call('engine.pause', {})
  await expect.poll(() => guest.events).toContain('engine:changed')
  expect((await host.refused('settings.save', { mode: 'practice' })).message).toContain(
    'serves',
  )
  expect((await host.refused('team.join', { invitation })).message).toContain('server')

  await host.close()
  const again = await openNodeDesk({
    folder: host.folder,
    mode: 'live',
    serving: { isOn: true, port },
  })
  await expect.poll(() => state(guest)).toBe('connected')
  await expect.poll(async () => (await guest.send('customers.list', firstPage)).ok).toBe(true)
  expect(await again.call('team.serve', { isOn: false })).toEqual({
    isOn: false,
    addresses: [],
  })
  await expect.poll(() => state(guest)).toBe('unreachable')
  await again.close()
})
