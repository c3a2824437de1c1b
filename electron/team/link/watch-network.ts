import { networkInterfaces } from 'node:os'
import type { Clock } from '../../scheduler/clock.ts'

/** Milliseconds between two looks. */
const everyMs = 3000

/** Tells when this computer came to a network or left one. Returns what ends that. */
export function watchNetwork(
  clock: Clock,
  onChange: () => void,
  read: () => string = addresses,
): () => void {
  let before = read()
  let cancel = () => {}
  function look(): void {
    const now = read()
    if (now !== before) onChange()
    before = now
    cancel = clock.after(everyMs, look)
  }
  cancel = clock.after(everyMs, look)
  return () => cancel()
}

const addresses = (): string =>
  Object.values(networkInterfaces())
    .flatMap(list => list ?? [])
    .map(({ address }) => address)
    .sort()
    .join(' ')
