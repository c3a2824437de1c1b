import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openDatabase } from '../../db/open.ts'
import { openBackground } from '../../electron/background.ts'
import { type Border, openBorder } from '../border/open-border.ts'
import { migrationsFolder } from '../support/database.ts'

vi.mock('electron', () => ({
  app: { setBadgeCount: () => undefined },
  Notification: { isSupported: () => false },
}))

let border: Border
beforeAll(async () => {
  border = await openBorder({ isTrusted: () => true })
})
afterAll(() => border.close())

test('a database that was closed under it ends no restore with an exception', async () => {
  const reports: unknown[] = []
  const db = await openDatabase({ file: ':memory:', migrationsFolder, now: () => 0 })
  db.raw.close()
  const background = openBackground({
    workspace: () => ({ ...border.workspace(), db }),
    emit: () => undefined,
    iconFolder: border.folder,
    openAt: () => undefined,
    report: error => reports.push(error),
    isWatched: () => true,
    wants: () => ({ keepInTray: false, notify: false }),
    lock: { isLocked: () => false, canLock: () => false, lockSoon: () => undefined },
  })

  background.follow()
  background.heard('order:changed', { id: 1 })
  background.stop()

  expect(reports).toEqual([])
})
