import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { writeInvitation } from '../../electron/team/invitation.ts'
import { openNodeDesk } from './node-desk.ts'
import { dropFolder, newFolder, startServer } from './server-process.ts'

const folders: string[] = []
const folder = () => {
  const made = newFolder()
  folders.push(made)
  return made
}
afterAll(() => {
  for (const one of folders) dropFolder(one)
})

/** Runs `--restore` with something typed; resolves to all that it wrote, and its exit code. */
function restore(data: string, backup: string, typed: string, ...flags: readonly string[]) {
  const args = ['electron/server/server.ts', '--data', data, '--restore', backup, ...flags]
  const child = spawn(process.execPath, args, {
    env: { ...process.env, NODE_NO_WARNINGS: '1' },
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => void (said += text.toString()))
  child.stdin.end(`${typed}\n`)
  return new Promise<{ readonly said: string; readonly code: number | null }>(resolve =>
    child.once('exit', code => resolve({ said, code })),
  )
}

test('a desk’s orders and secrets move to a server by a backup and its recovery code', async () => {
  const own = await openNodeDesk({ folder: folder(), mode: 'live' })
  await own.call('customers.save', { name: 'Moved', email: 'moved@c.example' })
  await own.call('settings.save', { mailin: { email: 'a@b.example', password: 'pass-word-1' } })
  const { code } = await own.call('vault.makeRecoveryCode', {})
  await own.call('data.backUp', {})
  const backups = join(own.folder, 'live', 'backups')
  const [name = ''] = readdirSync(backups).filter(one => one.endsWith('.db'))
  const backup = join(backups, name)
  const data = folder()

  const wrong = await restore(data, backup, '00000-00000-00000-00000-00000-00000')
  expect(wrong).toMatchObject({ code: 1, said: expect.stringContaining('typing mistake') })
  const done = await restore(data, backup, code)
  expect(done.said).toContain('A key file guards them here.')
  expect(done.code).toBe(0)
  expect(done.said).not.toContain(code)

  const server = await startServer({ folder: data })
  const running = await restore(data, backup, code)
  expect(running).toMatchObject({ code: 1, said: expect.stringContaining('Another Boxwright') })
  const invitation = writeInvitation(await server.invite('Ada', '--role', 'admin'))
  await own.call('team.join', { invitation })
  const { rows } = await own.call('customers.list', { page: 1, pageSize: 50 })
  expect(rows.map(row => row.name)).toEqual(['Moved'])
  expect(await own.call('vault.status', {})).toMatchObject({ state: 'open' })
  expect((await own.call('settings.get', {})).mailin.hasPassword).toBe(true)
  // and back out again: the own database is as it was
  await own.call('customers.save', { name: 'Of the team', email: 'team@c.example' })
  await own.call('team.leave', {})
  const back = await own.call('customers.list', { page: 1, pageSize: 50 })
  expect(back.rows.map(row => row.name)).toEqual(['Moved'])
  await own.close()
  await server.end()
})
