import type { Clock } from '../../scheduler/clock.ts'

/** So many mailboxes log in at one host at once. */
const atOneHost = 2

/** Keeps logins from reaching a host in a burst, which could lock accounts. */
export type HostPace = {
  /** Whether one more mailbox may log in at all of these hosts now. */
  isFree(hosts: readonly string[]): boolean
  enter(hosts: readonly string[]): void
  leave(hosts: readonly string[]): void
}

/** `gapMs`: between the starts of two mailboxes at a host. */
export function createHostPace(clock: Clock, gapMs: number): HostPace {
  const inside = new Map<string, number>()
  const freeAt = new Map<string, number>()
  return {
    isFree: hosts =>
      hosts.every(
        host => (inside.get(host) ?? 0) < atOneHost && (freeAt.get(host) ?? 0) <= clock.now(),
      ),
    enter(hosts) {
      for (const host of hosts) {
        inside.set(host, (inside.get(host) ?? 0) + 1)
        freeAt.set(host, clock.now() + gapMs)
      }
    },
    leave(hosts) {
      for (const host of hosts) inside.set(host, (inside.get(host) ?? 1) - 1)
    },
  }
}
