import { copyFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generate } from 'selfsigned'
import { afterEach, expect, test } from 'vitest'
import {
  dropFolder,
  newFolder,
  type ServerProcess,
  type StartOptions,
  startServer,
} from './server-process.ts'
import { wireClient } from './wire-client.ts'

const folders: string[] = []
const servers: ServerProcess[] = []

function folderOfTest(): string {
  const folder = newFolder()
  folders.push(folder)
  return folder
}
async function start(options: StartOptions) {
  const server = await startServer(options)
  servers.push(server)
  return { server, client: wireClient(server) }
}
afterEach(async () => {
  await Promise.all(servers.splice(0).map(one => one.end()))
  for (const folder of folders.splice(0)) dropFolder(folder)
})

const healthOf = async (client: ReturnType<typeof wireClient>): Promise<unknown> =>
  JSON.parse((await client.send('/health')).text)

test('a vault by passphrase opens by its file, or by an admin, and orders wait meanwhile', async () => {
  const folder = folderOfTest()
  const file = join(folder, 'passphrase')
  writeFileSync(file, 'seven green bicycles\n', { mode: 0o600 })
  const env = { BOXWRIGHT_PASSPHRASE_FILE: file }
  const first = await start({ folder, env })
  expect(await healthOf(first.client)).toMatchObject({ isVaultOpen: true, leads: true })
  const { token } = await first.client.joined((await first.server.invite('Ada')).secret)
  await first.server.end()

  const second = await start({ folder })
  expect(await healthOf(second.client)).toMatchObject({ isVaultOpen: false, leads: false })
  const ada = second.client.device(token)
  const wrong = await ada.answer('vault.unlock', { passphrase: 'seven red bicycles' })
  expect(wrong).toMatchObject({ failure: { code: 'locked' } })
  await ada.call('vault.unlock', { passphrase: 'seven green bicycles' })
  expect(await healthOf(second.client)).toMatchObject({ isVaultOpen: true, leads: true })
})

test('what keeps a server from running is said in a sentence', async () => {
  const folder = folderOfTest()
  const { server } = await start({ folder })
  for (const file of ['server-key.pem', 'live/vault.key', 'live/boxwright.db'])
    expect(statSync(join(folder, file)).mode & 0o077, file).toBe(0)
  await expect(startServer({ folder })).rejects.toThrow(
    /Another Boxwright works with this data folder\. It is open in process \d+/,
  )
  const certificate = join(folder, 'given.pem')
  const key = join(folder, 'given-key.pem')
  const given = ['--certificate', certificate, '--key', key]
  const other = folderOfTest()
  const refusedWith = (flags: readonly string[]) =>
    expect(startServer({ folder: other, flags })).rejects
  await refusedWith(given).toThrow(`${certificate} cannot be read (ENOENT).`)
  writeFileSync(certificate, 'no certificate')
  copyFileSync(join(folder, 'server-key.pem'), key)
  await refusedWith(given).toThrow('is not a certificate in PEM')
  const made = await generate([{ name: 'commonName', value: 'agency.example' }], {
    keyType: 'ec',
    algorithm: 'sha256',
  })
  writeFileSync(certificate, made.cert)
  await refusedWith(given).toThrow('is not the key of')
  await refusedWith(['--listen', new URL(server.url).host]).toThrow(
    'Another program listens on this port.',
  )
  await refusedWith(['--listen', 'nowhere']).toThrow('is not an address and a port')

  writeFileSync(key, made.private)
  const kept = await start({ folder: other, flags: given })
  expect(kept.server.certificate).not.toBe(server.certificate)
  expect(await healthOf(kept.client)).toMatchObject({ app: 'boxwright' })
})

test('the certificate stays when a server is started again', async () => {
  const folder = folderOfTest()
  const first = await start({ folder })
  await first.server.end()
  const second = await start({ folder })
  expect(second.server.certificate).toBe(first.server.certificate)
})

test('a backup that is restored brings back orders, not people', async () => {
  const folder = folderOfTest()
  const { server, client } = await start({ folder })
  const ada = await client.joined((await server.invite('Ada')).secret)
  const grace = await client.joined((await server.invite('Grace')).secret)
  await ada.call('customers.save', { name: 'Before', email: 'before@acme.example' })
  const { name } = await ada.call('data.backUp', {})
  await ada.call('customers.save', { name: 'After', email: 'after@acme.example' })
  await ada.call('devices.revoke', { id: 2 })
  const linus = await client.joined((await server.invite('Linus')).secret)
  const stream = await linus.listen()

  await ada.call('data.restore', { name })
  const { rows } = await ada.call('customers.list', { page: 1, pageSize: 5 })
  expect(rows.map(row => row.name)).toEqual(['Before'])
  expect((await grace.send('/events')).status).toBe(401)
  expect((await linus.answer('plans.list', {})).ok).toBe(true)
  expect((await ada.call('staff.list', {})).rows.map(row => row.name)).toEqual([
    'Ada',
    'Grace',
    'Linus',
  ])
  // who had been listening goes on listening
  await expect.poll(stream.names).toContain('data:changed')
  expect(stream.isOver()).toBe(false)
  const { rows: lines } = await ada.call('log.list', { page: 1, pageSize: 50 })
  expect(lines.map(line => line.message)).toContain('Ada on Laptop: data.restore (name)')
  stream.end()
})
