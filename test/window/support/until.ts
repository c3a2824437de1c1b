import { setTimeout as pause } from 'node:timers/promises'

/** For what hangs; the engine of practice is asked every second. */
const limitMs = 30_000

/** What `look` gives once it gives something; after half a minute an error in the words of `why`. */
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
