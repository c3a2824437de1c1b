import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import type { TestContext } from 'vitest'
import { tempFolder } from './database.ts'

/** Runs on a real disk of two megabytes; where none may be mounted, the test is skipped. */
export async function onSmallDisk(
  context: TestContext,
  run: (folder: string) => Promise<void>,
): Promise<void> {
  const folder = tempFolder()
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', folder])
  if (mounted.status !== 0) return context.skip('No disk can be mounted here.')
  try {
    await run(folder)
  } finally {
    spawnSync('umount', ['-l', folder])
    rmSync(folder, { recursive: true, force: true })
  }
}
