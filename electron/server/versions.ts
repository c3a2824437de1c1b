import type { VersionRefused } from '../../shared/team/wire.ts'
import { contractHash } from '../team/contract-hash.ts'

/**
 * Which of the two has to be updated; null: they understand each other. `own`: the server's version.
 * Where both say the same version and yet differ, the app is to follow the server.
 */
export function whichToUpdate(
  own: string,
  theirs: string,
  contract: string | undefined,
): VersionRefused['update'] | null {
  if (contract === contractHash()) return null
  return compare(theirs, own) > 0 ? 'server' : 'client'
}

/** Negative: `one` is older. What is no number counts as 0. */
function compare(one: string, other: string): number {
  const parts = (text: string) => text.split(/[.-]/).map(part => Number(part) || 0)
  const [left, right] = [parts(one), parts(other)]
  for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
