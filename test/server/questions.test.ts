import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readInvitation } from '../../electron/team/invitation.ts'
import type { Reply } from '../../shared/team/wire.ts'
import { dropFolder, newFolder, type ServerProcess, startServer } from './server-process.ts'
import { wireClient } from './wire-client.ts'

const folder = newFolder()
let server: ServerProcess
let client: ReturnType<typeof wireClient>
type Device = Awaited<ReturnType<ReturnType<typeof wireClient>['joined']>>
let ada: Device
let grace: Device

beforeAll(async () => {
  server = await startServer({ folder })
  client = wireClient(server)
  ada = await client.joined((await server.invite('Ada')).secret)
  grace = await client.joined((await server.invite('Grace')).secret)
  await ada.call('customers.save', { name: 'Acme', email: 'jo@acme.example' })
})
afterAll(async () => {
  client.close()
  expect(server.complaints()).toBe('')
  await server.end()
  dropFolder(folder)
})

const listOfCustomers = { list: 'customers', filter: {}, format: 'csv' } as const
const written = join(folder, 'written-files')

/** The question that a call asks. */
async function questionOf(device: Device, name: string, args: unknown, id?: string) {
  const { reply } = await device.reply(name, args, id)
  if (reply?.kind !== 'question') throw new Error(`No question: ${JSON.stringify(reply)}`)
  return reply
}

async function answer(device: Device, ticket: string, said: unknown) {
  const { status, text } = await device.post('/answer', { ticket, answer: said })
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the server's word
  return { status, reply: status === 200 ? (JSON.parse(text) as Reply) : null }
}

test('a file goes to the path that the desk chose, and nowhere else', async () => {
  const id = randomUUID()
  const { ticket, question } = await questionOf(ada, 'lists.export', listOfCustomers, id)
  expect(question).toEqual({
    kind: 'save-path',
    suggestedName: expect.stringMatching(/^customers_.*\.csv$/),
  })
  // the connection died: the same call again asks the same question
  expect((await questionOf(ada, 'lists.export', listOfCustomers, id)).ticket).toBe(ticket)
  expect((await answer(grace, ticket, '/tmp/stolen.csv')).status).toBe(404)

  const path = String.raw`C:\Users\Ada\Desktop\Our customers.csv`
  const { reply } = await answer(ada, ticket, path)
  if (reply?.kind !== 'answer' || reply.written === undefined) throw new Error('No file')
  expect(reply.answer).toEqual({ ok: true, value: { path, count: 1 } })
  const [file] = reply.written.files
  expect(file?.path).toBe(path)
  // an answer that comes again gets the same reply
  expect((await answer(ada, ticket, path)).reply).toEqual(reply)
  expect((await ada.reply('lists.export', listOfCustomers, id)).reply).toEqual(reply)

  const of = `/files/${reply.written.ticket}`
  expect((await grace.send(`${of}/0`)).status).toBe(404)
  const bytes = await ada.send(`${of}/0`)
  expect(bytes.text).toContain('jo@acme.example')
  expect(Buffer.byteLength(bytes.text)).toBe(file?.bytes)
  expect((await ada.send(`${of}/1`)).status).toBe(404)
  expect((await grace.send(of, { method: 'DELETE' })).status).toBe(204)
  expect((await ada.send(`${of}/0`)).status).toBe(200)
  expect((await ada.send(of, { method: 'DELETE' })).status).toBe(204)
  expect((await ada.send(`${of}/0`)).status).toBe(404)
  await expect.poll(() => readdirSync(written)).toEqual([])
})

test.each(['..', '/', 'C:\\', '/etc/../..', '\0', 'x'.repeat(3000)])(
  'a path of %j leaves the folder of the server as it is',
  async path => {
    const { ticket } = await questionOf(ada, 'lists.export', listOfCustomers)
    const { reply } = await answer(ada, ticket, path)
    expect(reply).toMatchObject({ kind: 'answer', answer: { ok: true, value: { count: 1 } } })
    if (reply?.kind === 'answer' && reply.written !== undefined)
      await ada.send(`/files/${reply.written.ticket}`, { method: 'DELETE' })
    expect(existsSync(join(folder, 'live', 'boxwright.db'))).toBe(true)
    await expect.poll(() => readdirSync(written)).toEqual([])
  },
)

test('a dialog that was closed, and one whose server stops it, end the call', async () => {
  const closed = await questionOf(ada, 'lists.export', listOfCustomers)
  expect((await answer(ada, closed.ticket, null)).reply).toMatchObject({
    answer: { failure: { code: 'dismissed' } },
  })
  expect((await answer(ada, 'no such ticket', null)).status).toBe(404)
})

test('an admin is asked before logins go to another address', async () => {
  const change = { mailin: { baseUrl: 'https://mailin.elsewhere.example/api' } }
  const { ticket, question } = await questionOf(ada, 'settings.save', change)
  expect(question).toMatchObject({ kind: 'confirm', yes: 'Use this address' })
  expect((await answer(ada, ticket, false)).reply).toMatchObject({
    answer: { failure: { code: 'dismissed' } },
  })
})

test('who is revoked is cut off at once, with what was asked of them', async () => {
  const stream = await grace.listen()
  const open = questionOf(grace, 'lists.export', listOfCustomers)
  const { ticket } = await open
  const waiting = answer(grace, ticket, '/tmp/x.csv')
  await waiting
  const other = await questionOf(grace, 'lists.export', listOfCustomers)
  expect(
    (await ada.call('devices.list', {})).rows.find(row => row.staff.name === 'Grace'),
  ).toMatchObject({ isConnected: true, name: 'Laptop' })

  await ada.call('staff.revoke', { id: grace.staff.id })
  await expect.poll(stream.isOver).toBe(true)
  expect((await answer(grace, other.ticket, '/tmp/x.csv')).status).toBe(401)
  expect((await grace.reply('customers.list', { page: 1, pageSize: 5 })).status).toBe(401)
  expect(await ada.answer('staff.revoke', { id: ada.staff.id })).toMatchObject({
    failure: { code: 'not_applicable' },
  })
  expect(await ada.answer('staff.save', { id: ada.staff.id, role: 'staff' })).toMatchObject({
    failure: { code: 'not_applicable' },
  })
  const [mine] = (await ada.call('devices.list', {})).rows.filter(row => row.id === 1)
  expect(await ada.answer('devices.revoke', { id: mine?.id ?? 0 })).toMatchObject({
    failure: { code: 'not_applicable' },
  })
})

test('a colleague’s change is told once in a while, and who has an order open', async () => {
  const { invitation } = await ada.call('staff.invite', {
    name: 'Linus',
    role: 'staff',
    maySeePasswords: false,
  })
  const linus = await client.joined(secretOf(invitation))
  const stream = await linus.listen()
  await ada.call('plans.save', {
    name: 'Private SMTP',
    providerType: 'Private SMTP',
    price: 3,
    isActive: true,
  })
  await ada.call('presence.tell', { orderId: 7, isEditing: true })
  await expect.poll(stream.names).toContain('presence:changed')
  expect((await linus.call('presence.list', { orderId: 7 })).rows).toMatchObject([
    { staff: { id: ada.staff.id, name: 'Ada' }, isEditing: true },
  ])
  expect((await ada.call('presence.list', { orderId: 7 })).rows).toEqual([])
  await ada.call('presence.tell', { orderId: null, isEditing: false })
  expect((await linus.call('presence.list', { orderId: 7 })).rows).toEqual([])

  // leaving is revoking oneself
  expect((await linus.post('/leave', undefined)).status).toBe(204)
  await expect.poll(stream.isOver).toBe(true)
  expect((await linus.send('/events')).status).toBe(401)
})

function secretOf(line: string): string {
  const read = readInvitation(line)
  if (typeof read === 'string') throw new Error(read)
  return read.secret
}
