import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import { layout, sourcePackage } from './source-package.ts'

/** A folder outside the repository, so that a clean clone finds what an earlier one fetched. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  const named = env['XDG_CACHE_HOME']
  // the XDG specification says to ignore relative paths
  const base = named && isAbsolute(named) ? named : join(homedir(), '.cache')
  return join(base, 'boxwright')
}

export function runtimeFolder(env: NodeJS.ProcessEnv = process.env): string {
  return join(cacheFolder(env), `electron-${sourcePackage.electronVersion}-${layout}`)
}
