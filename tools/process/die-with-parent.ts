import { existsSync } from 'node:fs'

const setpriv = '/usr/bin/setpriv'

/**
 * Linux: the command gets SIGTERM when this process dies, even by SIGKILL, which no
 * handler of ours could pass on. Elsewhere, or without util-linux, unchanged.
 */
export function dieWithParent(command: readonly [string, ...string[]]): [string, ...string[]] {
  if (process.platform !== 'linux' || !existsSync(setpriv)) return [...command]
  return [setpriv, '--pdeathsig', 'TERM', ...command]
}
