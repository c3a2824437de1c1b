import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { repositoryFolder } from '../process/repository-folder.ts'

const folder = join(repositoryFolder, 'node_modules', 'electron')
/** Milliseconds for the download, enough for a slow line. */
const limit = 10 * 60_000

/** Path of the downloaded official Electron, or undefined when it cannot be had. */
export async function officialElectron(): Promise<string | undefined> {
  const found = downloaded()
  if (found) return found
  console.error('Looking for the official Electron …')
  await download()
  return downloaded()
}

/** Path of a complete download: Electron's installer writes `path.txt` last. undefined: none. */
function downloaded(): string | undefined {
  const wanted: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const version = readText('dist', 'version')?.replace(/^v/, '')
  const inside = readText('path.txt')
  if (!inside || !isVersion(wanted, version)) return undefined
  const path = join(folder, 'dist', inside)
  return existsSync(path) ? path : undefined
}

function readText(...names: string[]): string | undefined {
  const path = join(folder, ...names)
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : undefined
}

function isVersion(described: unknown, version: string | undefined): boolean {
  return (
    typeof described === 'object' &&
    described !== null &&
    'version' in described &&
    described.version === version
  )
}

async function download(): Promise<void> {
  const installer = spawn(process.execPath, [join(folder, 'install.js')], {
    stdio: ['ignore', 'ignore', 'ignore'],
    timeout: limit,
    // an app started with this variable would run as plain Node
    env: { ...process.env, ELECTRON_RUN_AS_NODE: undefined },
  })
  await new Promise<void>(done => {
    installer.on('error', () => done()).on('close', () => done())
  })
}
