import { setTimeout as pause } from 'node:timers/promises'

/** Milliseconds; long, because the engine of practice checks once a second. */
const limitMs = 30_000

/** Returns what `look` returns once that is not undefined; throws `why()` after `limitMs`. */
export async function until<Seen>(
  look: () => Seen | undefined,
  why: () => string,
): Promise<Seen> {
  const end = performance.now() + limitMs
  for (;;) {
    const seen = look()
    if (seen !== undefined) return seen
    if (performance.now() > end) throw new Error(`${why()}\nThe window: ${shown()}`)
    await pause(50)
  }
}

const shown = () =>
  [...document.querySelectorAll('main, [role=dialog], [role=alert]')]
    .map(one => one.textContent)
    .join('\n')
