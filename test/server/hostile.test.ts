import { randomUUID } from 'node:crypto'
import { connect, type TLSSocket } from 'node:tls'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { maxCallBytes } from '../../electron/server/limits.ts'
import { dropFolder, newFolder, type ServerProcess, startServer } from './server-process.ts'
import { wireClient } from './wire-client.ts'

const folder = newFolder()
let server: ServerProcess
let client: ReturnType<typeof wireClient>
let ada: Awaited<ReturnType<ReturnType<typeof wireClient>['joined']>>

beforeAll(async () => {
  server = await startServer({ folder })
  client = wireClient(server)
  ada = await client.joined((await server.invite('Ada')).secret)
})
afterAll(async () => {
  client.close()
  expect(server.complaints()).toBe('')
  expect(await server.end()).toBe(0)
  dropFolder(folder)
})

const health = async () => (await client.send('/health')).status

/** A connection that has shaken hands, and says what a test wants. */
function socket(): Promise<TLSSocket> {
  const { port } = new URL(server.url)
  return new Promise((resolve, reject) => {
    const one = connect({ host: '127.0.0.1', port: Number(port), rejectUnauthorized: false })
    one.once('secureConnect', () => resolve(one))
    one.once('error', reject)
  })
}

/** Milliseconds until the server has cut a connection that says this and no more. */
async function cutAfter(text: string): Promise<number> {
  const one = await socket()
  const began = performance.now()
  one.write(text)
  one.on('error', () => undefined)
  one.resume()
  await new Promise(resolve => one.once('close', resolve))
  return performance.now() - began
}

test.concurrent('who sends slowly, or nothing, is cut', async () => {
  const cut = await Promise.all([
    cutAfter(''),
    cutAfter('POST /call HTTP/1.1\r\nHost: server\r\nX-Slow:'),
  ])
  expect(Math.max(...cut)).toBeLessThan(15_000)
})

test.concurrent('what is too large is refused without being kept', async () => {
  const body = {
    id: randomUUID(),
    name: 'forms.save',
    args: { text: 'x'.repeat(maxCallBytes) },
  }
  expect((await ada.post('/call', body)).status).toBe(413)
  const large = { ticket: 'x'.repeat(100_000), answer: true }
  expect((await ada.post('/answer', large)).status).toBe(413)
  expect((await client.join('x'.repeat(100_000))).status).toBe(413)
  const headers = { 'x-large': 'x'.repeat(20_000) }
  expect((await client.send('/health', { headers })).status).toBe(431)
})

test.concurrent('what is no call of the app is refused', async () => {
  expect((await ada.post('/call', 'not JSON')).status).toBe(400)
  expect((await ada.post('/call', { id: 'short', name: 'staff.list', args: {} })).status).toBe(
    400,
  )
  expect((await ada.post('/call', { ...call('staff.list'), more: 1 })).status).toBe(400)
  expect((await ada.send('/call')).status).toBe(404)
  for (const path of [
    '/files/../../live/boxwright.db',
    '/files/x/..%2f0',
    '/files/x/-1',
    '//call',
  ])
    expect((await ada.send(path)).status, path).toBe(404)
  for (const name of ['constructor', '__proto__', 'toString', 'no.such'])
    expect(await ada.reply(name, {})).toMatchObject({
      reply: { answer: { failure: { code: 'not_found' } } },
    })
  const origin = { origin: 'https://evil.example' }
  expect((await ada.send('/events', { headers: origin })).status).toBe(403)
  const options = await client.send('/call', { method: 'OPTIONS', headers: origin })
  expect(options.status).toBe(403)
  expect(options.headers['access-control-allow-origin']).toBeUndefined()
})

test.concurrent('an app of another contract is told which of the two to update', async () => {
  const older = { 'x-boxwright-contract': 'another', 'x-boxwright-version': '0.0.9' }
  const told = await ada.send('/events', { headers: older })
  expect([told.status, told.text]).toEqual([426, '{"update":"client","version":"0.1.0"}'])
  const newer = { ...older, 'x-boxwright-version': '1.0.0' }
  expect((await ada.send('/events', { headers: newer })).text).toContain('"server"')
})

test.concurrent('TLS below 1.3 is not spoken', async () => {
  const { port } = new URL(server.url)
  const one = connect({
    host: '127.0.0.1',
    port: Number(port),
    rejectUnauthorized: false,
    maxVersion: 'TLSv1.2',
  })
  await expect(
    new Promise((resolve, reject) => {
      one.once('secureConnect', resolve)
      one.once('error', reject)
    }),
  ).rejects.toThrow(/alert|version/i)
})

test('five hundred connections keep nobody out', async () => {
  const sockets = await Promise.all(Array.from({ length: 500 }, socket))
  expect(await health()).toBe(200)
  expect((await ada.call('customers.list', { page: 1, pageSize: 5 })).total).toBe(0)
  for (const one of sockets) one.destroy()
})

test('an eager device is told to wait, and another is not', async () => {
  const grace = await client.joined((await server.invite('Grace')).secret)
  const statuses = await Promise.all(
    Array.from({ length: 650 }, async () => (await grace.send('/nothing')).status),
  )
  expect(new Set(statuses)).toEqual(new Set([404, 429]))
  const refused = await grace.post('/call', call('staff.list'))
  expect(refused.status).toBe(429)
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
  expect((await ada.call('staff.list', {})).rows).toHaveLength(2)
})

test('who tries secrets is stopped and noted', async () => {
  const statuses: number[] = []
  for (let count = 0; count < 25; count += 1)
    statuses.push((await client.join('z'.repeat(43))).status)
  expect(statuses.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 410))
  expect(statuses.slice(20)).toEqual([429, 429, 429, 429, 429])
})

const call = (name: string) => ({ id: randomUUID(), name, args: {} })
