import { X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:https'
import { join } from 'node:path'
import { generate } from 'selfsigned'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fetchFiles } from '../../../electron/team/link/fetch-files.ts'
import { OtherCertificate, PinnedAgent } from '../../../electron/team/link/pinned-agent.ts'
import { answerQuestion, nameOf } from '../../../electron/team/link/questions.ts'
import { ask, open } from '../../../electron/team/link/request.ts'
import { createEventReader, readTold } from '../../../electron/team/link/told.ts'
import { openWireClient } from '../../../electron/team/link/wire-client.ts'
import { tempFolder } from '../../support/database.ts'
import { onSmallDisk } from '../../support/small-disk.ts'

let server: Server
let address = ''
let certificate = ''
const seen: string[] = []
const content = Buffer.from('email,password\n'.repeat(50_000))

beforeAll(async () => {
  const made = await generate([{ name: 'commonName', value: 'Boxwright Server' }], {
    keySize: 2048,
  })
  certificate = new X509Certificate(made.cert).fingerprint256.replaceAll(':', '').toLowerCase()
  let cuts = 2
  server = createServer({ key: made.private, cert: made.cert }, (request, response) => {
    seen.push(`${request.method} ${request.url}`)
    if (request.url === '/elsewhere') {
      response.writeHead(307, { location: `${address}/stolen` }).end()
    } else if (request.url === '/files/t/0') response.end(content)
    else if (request.url === '/files/t/1') {
      response.write(content.subarray(0, 1000))
      if (cuts > 0) setTimeout(() => response.destroy(), 20)
      else response.end(content.subarray(1000))
      cuts -= 1
    } else response.end('{}')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const at = server.address()
  address = `https://127.0.0.1:${typeof at === 'object' && at !== null ? at.port : 0}`
})
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await once(server, 'close')
})

const order = (path: string) =>
  ({ address, method: 'POST', path, headers: {}, body: '{}', answerMs: 5000 }) as const
const client = () =>
  openWireClient({
    addresses: ['https://127.0.0.1:9', address],
    certificate,
    token: () => 'token',
    version: '0.1.0',
    contract: 'contract',
  })

test('the pinned certificate is spoken to, and another one not at all', async () => {
  const right = new PinnedAgent(certificate, 5000)
  expect(await ask(right, order('/call'), 1000)).toMatchObject({ status: 200, text: '{}' })
  // the same socket: compared once, as no other can take its place
  expect(await ask(right, order('/call'), 1000)).toMatchObject({ status: 200 })
  const before = seen.length
  const wrong = new PinnedAgent('00'.repeat(32), 5000)
  const got = await ask(wrong, order('/call'), 1000)

  expect(got).toMatchObject({ kind: 'unsent' })
  expect(got.kind === 'unsent' && got.error).toBeInstanceOf(OtherCertificate)
  expect(seen).toHaveLength(before)
  right.destroy()
  wrong.destroy()
})

test('a redirect is an answer, and followed nowhere', async () => {
  const agent = new PinnedAgent(certificate, 5000)

  expect(await ask(agent, order('/elsewhere'), 1000)).toMatchObject({ status: 307 })
  expect(seen).not.toContain('POST /stolen')
  agent.destroy()
})

test('an answer that is too long, or begins too late, is lost and not unsent', async () => {
  const agent = new PinnedAgent(certificate, 5000)
  const long = await ask(agent, { ...order('/files/t/0'), method: 'GET' }, 1000)
  expect(long.kind).toBe('lost')
  const signal = AbortSignal.timeout(0)
  expect((await open(agent, { ...order('/call'), signal })).kind).toBe('unsent')
  agent.destroy()
})

test('the first address that answers with the right certificate is used', async () => {
  const made = client()
  await made.listen(() => undefined, new AbortController().signal)

  expect(made.address()).toBe(address)
  made.close()
})

const fetching = (chosen: string, files: readonly string[]) => {
  const made = client()
  return made
    .listen(() => undefined, new AbortController().signal)
    .then(() =>
      fetchFiles({
        files: files.map(path => ({ path, bytes: content.length })),
        chosen,
        get: index => made.get(`/files/t/${index}`),
      }),
    )
    .finally(() => made.close())
}

test('files come whole though the line breaks, beside what lies there already', async () => {
  const folder = tempFolder()
  const chosen = join(folder, 'out.csv')
  writeFileSync(chosen, 'of before')
  writeFileSync(join(folder, 'out_acme.csv'), 'somebody’s own')

  const { paths, missing } = await fetching(chosen, ['C:\\x\\out.csv', '/srv/../out_acme.csv'])

  expect(missing).toEqual([])
  // the chosen one is replaced, as agreed in the dialog; another takes a free name
  expect([...paths.values()]).toEqual([chosen, join(folder, 'out_acme_2.csv')])
  for (const path of paths.values()) {
    expect(readFileSync(path).equals(content)).toBe(true)
    expect(statSync(path).mode & 0o777).toBe(0o600)
  }
  expect(readFileSync(join(folder, 'out_acme.csv'), 'utf8')).toBe('somebody’s own')
})

test('a full disk is said by the name of the file, and what was there stays', async context => {
  await onSmallDisk(context, async folder => {
    const chosen = join(folder, 'out.csv')
    writeFileSync(chosen, 'of before')
    writeFileSync(join(folder, 'filler'), Buffer.alloc(1_700_000))

    const { missing } = await fetching(chosen, [chosen])

    expect(missing).toEqual([
      { name: 'out.csv', why: expect.stringContaining('The disk is full') },
    ])
    expect(readFileSync(chosen, 'utf8')).toBe('of before')
    expect(readdirSync(folder).sort()).toEqual(['filler', 'out.csv'])
  })
})

test('a path of the server leads nowhere but to the folder that staff chose', () => {
  for (const path of ['../../.bashrc', 'C:\\Users\\x\\.bashrc', '/home/x/.bashrc'])
    expect(nameOf(path)).toBe('.bashrc')
  for (const path of ['', '..', 'a/..', '/']) expect(nameOf(path)).toBe('export')
  expect(existsSync('.bashrc')).toBe(false)
})

test('each question is put to the desk as it is', async () => {
  const asked: unknown[] = []
  const acts = {
    askSavePath: async (name: string) => `/chosen/${name}`,
    confirm: async (question: unknown) => asked.push(question) > 0,
    copySecret: async (text: string) => void asked.push(text),
    showFile: async () => false,
  }
  expect(await answerQuestion({ kind: 'save-path', suggestedName: '../../x.csv' }, acts)).toBe(
    '/chosen/x.csv',
  )
  const confirm = { title: 'Sure?', detail: 'It goes.', yes: 'Go' }
  expect(await answerQuestion({ kind: 'confirm', ...confirm }, acts)).toBe(true)
  expect(await answerQuestion({ kind: 'copy-secret', text: 'secret' }, acts)).toBe(true)
  expect(await answerQuestion({ kind: 'show-file', path: '/x' }, acts)).toBe(false)
  expect(asked).toEqual([confirm, 'secret'])
})

test('a stream is read in whatever parts it comes, and no event of the desk is taken from it', () => {
  const read = createEventReader()
  const told = { kind: 'events', events: [{ name: 'order:changed', data: { id: 1 } }] }
  const text = `event: told\ndata: ${JSON.stringify(told)}\n\n:comment\n\ndata: {"kind":"ping"}\n\n`
  const data = text.split('').flatMap(sign => read(sign))

  expect(data.map(readTold)).toEqual([told, { kind: 'ping' }])
  const forged = {
    kind: 'events',
    events: ['page:open', 'lock:changed', 'command:run', 'nothing:such'].map(name => ({
      name,
      data: {},
    })),
  }
  expect(readTold(JSON.stringify(forged))).toEqual({ kind: 'events', events: [] })
  expect(readTold('junk')).toEqual({ kind: 'unknown' })
  expect(() => read('x'.repeat(3_000_000))).toThrow('too much')
})
