import { spawnSync } from 'node:child_process'
import { appendFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { closeDatabase } from '../../db/core/database.ts'
import { openDatabase } from '../../db/core/open.ts'
import { storageTroubleAt } from '../../db/core/trouble.ts'
import { takeUserData } from '../../electron/backups/own-folder.ts'
import { onSmallDisk } from '../support/small-disk.ts'

const migrationsFolder = 'db/migrations'

/** Until not a byte fits any more. */
function fill(folder: string): void {
  for (let size = 64 * 1024; size > 0; size = Math.floor(size / 2))
    try {
      for (;;) appendFileSync(join(folder, 'filler'), Buffer.alloc(size))
    } catch (error) {
      expect(error).toMatchObject({ code: 'ENOSPC' })
    }
}

async function troubleOfOpening(folder: string): Promise<unknown> {
  try {
    const file = join(folder, 'boxwright.db')
    closeDatabase(await openDatabase({ file, migrationsFolder, now: () => 0 }))
    return 'opened'
  } catch (error) {
    return storageTroubleAt(folder, error)
  }
}

test('a database on a full disk is not said to have a bad cable', async context => {
  await onSmallDisk(context, async folder => {
    expect(await troubleOfOpening(folder)).toBe('opened')
    fill(folder)

    expect(await troubleOfOpening(folder)).toBe('full')
  })
})

test('a full disk without a database is told as full', async context => {
  await onSmallDisk(context, async folder => {
    fill(folder)

    expect(await troubleOfOpening(folder)).toBe('full')
  })
})

test('the database and what lies beside it are for its owner alone', async context => {
  await onSmallDisk(context, async folder => {
    const file = join(folder, 'boxwright.db')
    const db = await openDatabase({ file, migrationsFolder, now: () => 0 })

    for (const ending of ['', '-wal', '-shm'])
      expect(statSync(file + ending).mode & 0o777, ending).toBe(0o600)
    closeDatabase(db)
  })
})

test('a data folder that cannot be written is told so', async context => {
  await onSmallDisk(context, folder => {
    const made = join(folder, 'made')
    expect(takeUserData(made)).toBeNull()
    const remount = spawnSync('mount', ['-o', 'remount,ro', folder])
    expect(remount.status).toBe(0)

    expect(takeUserData(made)).toBe(
      `The disk with the data folder of Boxwright is read-only. Make it writable, then start again.\n${made}`,
    )
    return Promise.resolve()
  })
})
