import { randomUUID } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import { dropFolder, newFolder, type ServerProcess, startServer } from './server-process.ts'
import { wireClient } from './wire-client.ts'

const customer = { name: 'Acme', email: 'jo@acme.example' } as const
const page = { page: 1, pageSize: 10 } as const
const folders: string[] = []
const servers: ServerProcess[] = []

async function start(folder: string, before?: string) {
  const server = await startServer({ folder, ...(before !== undefined && { before }) })
  servers.push(server)
  return { server, client: wireClient(server) }
}
function folderOfTest(): string {
  const folder = newFolder()
  folders.push(folder)
  return folder
}
afterEach(async () => {
  await Promise.all(servers.splice(0).map(one => one.end()))
  for (const folder of folders.splice(0)) dropFolder(folder)
})

test('a request that comes again is answered again and done once, also after a restart', async () => {
  const folder = folderOfTest()
  const { server, client } = await start(folder)
  const ada = await client.joined((await server.invite('Ada')).secret)
  const id = randomUUID()
  const answers = await Promise.all(
    [1, 2, 3].map(() => ada.answer('customers.save', customer, id)),
  )

  expect(new Set(answers.map(answer => JSON.stringify(answer))).size).toBe(1)
  expect(await ada.answer('customers.save', { ...customer, name: 'Other' }, id)).toMatchObject({
    failure: { code: 'conflict' },
  })
  const secretId = randomUUID()
  const who = { name: 'Grace', role: 'staff', maySeePasswords: false } as const
  const first = await ada.call('staff.invite', who, secretId)
  expect(await ada.call('staff.invite', who, secretId)).toEqual(first)

  await server.end()
  const again = wireClient((await start(folder)).server).device(ada.token)
  expect(await again.answer('customers.save', customer, id)).toEqual(answers[0])
  expect((await again.call('customers.list', page)).total).toBe(1)
  // an invitation is a secret, so it is in no database
  expect(await again.answer('staff.invite', who, secretId)).toMatchObject({
    failure: { code: 'unknown_outcome', message: expect.stringContaining('done before') },
  })
  expect((await again.call('staff.list', {})).rows).toHaveLength(2)
})

/** Ends the process by SIGKILL after the commit of a customer, before its answer is noted. */
const killedAfterCommit = `
  import { createRequire } from 'node:module'
  const Sqlite = createRequire(process.cwd() + '/package.json')('better-sqlite3')
  const { transaction } = Sqlite.prototype
  Sqlite.prototype.transaction = function (work) {
    const made = transaction.call(this, work)
    const immediate = (...args) => {
      const value = made.immediate(...args)
      const saved = this.prepare("select 1 from users where email = 'killed@acme.example'")
      if (saved.get() !== undefined) process.kill(process.pid, 'SIGKILL')
      return value
    }
    return Object.assign((...args) => made(...args), made, { immediate })
  }`

test('what a kill between commit and answer left is said to be unknown, and not done again', async () => {
  const folder = folderOfTest()
  const { server, client } = await start(folder, killedAfterCommit)
  const ada = await client.joined((await server.invite('Ada')).secret)
  const id = randomUUID()
  const killed = { name: 'Killed', email: 'killed@acme.example' }
  await expect(ada.reply('customers.save', killed, id)).rejects.toThrow()

  const again = wireClient((await start(folder)).server).device(ada.token)
  const answer = await again.answer('customers.save', killed, id)
  expect(answer).toMatchObject({ failure: { code: 'unknown_outcome' } })
  expect(JSON.stringify(answer)).toContain('It is not known whether this was saved')
  expect((await again.call('customers.list', page)).total).toBe(1)
})
