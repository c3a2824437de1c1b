import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { afterAll, expect, test } from 'vitest'
import { rawOf } from '../../db/core/connection.ts'
import { openChannel } from '../../electron/log/channel.ts'
import { openWorkspace, type Workspace } from '../../electron/workspace/workspace.ts'
import { DatabaseClosed, openWorkspaces } from '../../electron/workspace/workspaces.ts'
import type { Mode } from '../../shared/settings/settings.ts'
import { workingKeychain } from './open-border.ts'

const folder = mkdtempSync(join(tmpdir(), 'boxwright-half-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const bugs: unknown[] = []
const channel = openChannel({ folder: join(folder, 'logs'), now: () => Date.now() })
const open = (mode: Mode) =>
  openWorkspace({
    mode,
    folder,
    migrationsFolder: 'db/migrations',
    keychain: workingKeychain,
    log: { info: () => undefined, bug: error => bugs.push(error), channel },
    emit: () => undefined,
    isStoppedByLock: () => false,
    forgetPreferences: () => undefined,
  })

test('a workspace that breaks off while it opens leaves nothing behind', async () => {
  await (await open('practice')).close()
  const raw = new BetterSqlite(join(folder, 'practice/boxwright.db'))
  raw.exec(`insert into letters (kind, submission, recipient, subject, body, status, phase,
      message_id, due_at, created_at, updated_at)
    values ('order-created', 1, 'a@b.example', 's', 'b', 'sending', 'data', 'm', 0, 0, 0)`)
  // what is on its way is looked after at the start, which this index refuses
  raw.exec(`create index broken
    on letters (json(case status when 'sending' then '{}' else 'no JSON' end))`)
  raw.close()

  await expect(open('practice')).rejects.toThrow('malformed JSON')

  expect(channel.redact('the log still works')).toBe('the log still works')
})

test('a change of mode that cannot be kept ends the mode before all the same', async () => {
  const opened: Workspace[] = []
  const workspaces = await openWorkspaces({
    open: async mode => {
      const workspace = await open(mode)
      opened.push(workspace)
      return workspace
    },
    mode: 'live',
    migrationsFolder: 'db/migrations',
    now: () => Date.now(),
    onChange: () => {
      throw new Error('preferences cannot be written')
    },
    reportBug: error => bugs.push(error),
  })
  rmSync(join(folder, 'practice'), { recursive: true })

  await expect(workspaces.switchMode('practice')).rejects.toThrow('preferences')

  expect(opened.map(({ db }) => rawOf(db).open)).toEqual([false, true])
  await workspaces.close()
})

test('a workspace is closed once, however often it is asked', async () => {
  const workspace = await open('practice')

  await workspace.close()

  await expect(workspace.close()).resolves.toBeUndefined()
})

test('a restore after which nothing opens is told, and the app still quits', async () => {
  let opens = true
  const workspaces = await openWorkspaces({
    open: mode => (opens ? open(mode) : Promise.reject(new Error('nothing opens'))),
    mode: 'practice',
    migrationsFolder: 'db/migrations',
    now: () => Date.now(),
    onChange: () => undefined,
    reportBug: error => bugs.push(error),
  })
  const { upkeep } = workspaces.current()
  await upkeep.backUp('by-hand')
  const [backup] = upkeep.list().rows
  await expect(workspaces.whenOpen()).resolves.toBeUndefined()
  opens = false

  await expect(workspaces.restore(backup?.name ?? '')).rejects.toThrow('nothing opens')

  await expect(workspaces.whenOpen()).rejects.toBeInstanceOf(DatabaseClosed)
  await expect(workspaces.close()).resolves.toBeUndefined()
})
