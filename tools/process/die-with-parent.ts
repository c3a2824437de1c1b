import { existsSync } from 'node:fs'

const setpriv = '/usr/bin/setpriv'

/**
 * The command so that on Linux it gets SIGTERM when this process dies, even by SIGKILL. Elsewhere,
 * or without util-linux, it is unchanged.
 */
export function dieWithParent(command: readonly [string, ...string[]]): [string, ...string[]] {
  if (process.platform !== 'linux' || !existsSync(setpriv)) return [...command]
  return [setpriv, '--pdeathsig', 'TERM', ...command]
}
