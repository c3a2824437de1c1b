import { randomBytes } from 'node:crypto'
import { existsSync, rmSync } from 'node:fs'
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { hostname } from 'node:os'
import { basename, dirname, join } from 'node:path'

const oneDay = 24 * 60 * 60 * 1000
const host = hostname().replaceAll(/[^A-Za-z0-9.]/g, '')

/**
 * Fills a folder beside `target` and renames it at the end, so that `target` is complete or absent.
 * Two processes may do it at once: the one that ends later uses what the other made.
 */
export async function makeWhole(
  target: string,
  fill: (folder: string) => Promise<void>,
): Promise<void> {
  await mkdir(dirname(target), { recursive: true })
  await removeLeftovers(target)
  const folder = halfMadeName(target, process.pid)
  const stop = removeWhenInterrupted(folder)
  try {
    await mkdir(folder)
    await fill(folder)
    await rename(folder, target).catch((error: unknown) => {
      if (!existsSync(target)) throw error
    })
  } finally {
    stop()
    await rm(folder, { recursive: true, force: true })
  }
}

export function halfMadeName(target: string, pid: number): string {
  return `${target}.half-${host}-${pid}-${randomBytes(4).toString('hex')}`
}

/** Whether the process that began the folder is gone; one of another host is, after a day. */
export function isLeftover(target: string, name: string, age: number): boolean {
  const prefix = `${basename(target)}.half-`
  if (!name.startsWith(prefix)) return false
  const [owner, pid] = name.slice(prefix.length).split('-')
  if (age > oneDay) return true
  return owner === host && !isAlive(Number(pid))
}

async function removeLeftovers(target: string): Promise<void> {
  for (const name of await readdir(dirname(target))) {
    const path = join(dirname(target), name)
    const seen = await stat(path).catch(() => undefined)
    if (seen && isLeftover(target, name, Date.now() - seen.mtimeMs)) {
      await rm(path, { recursive: true, force: true })
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it lives, under another user
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function removeWhenInterrupted(folder: string): () => void {
  const clean = (signal: NodeJS.Signals): void => {
    rmSync(folder, { recursive: true, force: true })
    process.exit(signal === 'SIGINT' ? 130 : 143)
  }
  process.on('SIGINT', clean).on('SIGTERM', clean)
  return () => {
    process.off('SIGINT', clean).off('SIGTERM', clean)
  }
}
