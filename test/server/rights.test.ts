import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readInvitation } from '../../electron/team/invitation.ts'
import { type CallName, calls } from '../../shared/border/calls.ts'
import { callOf } from '../../shared/lists/list-calls.ts'
import { type CallRight, callRights } from '../../shared/team/call-rights.ts'
import { dropFolder, newFolder, type ServerProcess, startServer } from './server-process.ts'
import { wireClient } from './wire-client.ts'

type Device = Awaited<ReturnType<ReturnType<typeof wireClient>['joined']>>

const folder = newFolder()
let server: ServerProcess
let client: ReturnType<typeof wireClient>
let admin: Device
const people = new Map<string, Device>()

beforeAll(async () => {
  server = await startServer({ folder })
  client = wireClient(server)
  admin = await client.joined((await server.invite('Ada')).secret)
  for (const [name, role, maySeePasswords] of [
    ['staff', 'staff', false],
    ['staff who sees passwords', 'staff', true],
    ['admin without passwords', 'admin', false],
  ] as const) {
    const { invitation } = await admin.call('staff.invite', { name, role, maySeePasswords })
    people.set(name, await client.joined(secretIn(invitation)))
  }
})
afterAll(async () => {
  client.close()
  await server.end()
  dropFolder(folder)
})

const secretIn = (line: string): string => {
  const invitation = readInvitation(line)
  if (typeof invitation === 'string') throw new Error(invitation)
  return invitation.secret
}

/** The keys of a constant that has no others. */
function recordKeys<Key extends string>(of: Readonly<Record<Key, unknown>>): readonly Key[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as it says
  return Object.keys(of) as Key[]
}
const names = recordKeys(calls)
/** What is refused to whom, by the right that a call asks for. */
const refused: Readonly<Record<string, readonly CallRight[]>> = {
  staff: ['passwords', 'admin'],
  'staff who sees passwords': ['admin'],
  'admin without passwords': ['passwords'],
}
/** These act without arguments, so they are tried on those who may not alone. */
const acting = new Set<CallName>(['data.backUp', 'data.check', 'vault.startNewKey'])

describe.each(Object.keys(refused))('%s', who => {
  test('is refused by the border what the record of rights says, and nothing else', async () => {
    const device = people.get(who)
    if (device === undefined) throw new Error(who)
    for (const name of names) {
      const right = callRights[name]
      const isRefused = refused[who]?.includes(right) === true
      if (!isRefused && acting.has(name)) continue
      const { status, reply } = await device.reply(name, {})
      const answer = reply?.kind === 'answer' ? reply.answer : null
      const code = answer?.ok === false ? answer.failure.code : 'done'
      expect(status, name).toBe(200)
      if (right === 'desk') expect(code, name).toBe('not_found')
      else if (isRefused) expect(code, name).toBe('forbidden')
      else expect(code, name).not.toBe('forbidden')
    }
  })
})

test('a list is exported by who may see it alone', async () => {
  const device = people.get('staff who sees passwords')
  for (const list of recordKeys(callOf)) {
    const filter = list === 'domains' ? { id: 1 } : {}
    const answered = await device?.reply('lists.export', { list, filter, format: 'csv' })
    const answer = answered?.reply?.kind === 'answer' ? answered.reply.answer : null
    const code = answer?.ok === false ? answer.failure.code : 'done'
    expect(code === 'forbidden', list).toBe(callRights[callOf[list]] === 'admin')
  }
})

test('rights that are given and taken count from the next call on', async () => {
  const device = people.get('staff')
  const stream = await device?.listen()
  await expect.poll(() => stream?.told.length).toBe(1)
  await admin.call('staff.save', { id: device?.staff.id ?? 0, role: 'admin' })
  expect((await device?.answer('log.list', { page: 1, pageSize: 5 }))?.ok).toBe(true)
  await expect.poll(() => stream?.told.filter(one => one.kind === 'hello').length).toBe(2)
  await admin.call('staff.save', { id: device?.staff.id ?? 0, role: 'staff' })
  expect(await device?.answer('log.list', { page: 1, pageSize: 5 })).toMatchObject({
    failure: { code: 'forbidden' },
  })
  stream?.end()
})
