import { readFileSync } from 'node:fs'
import { z } from 'zod'

const notedSchema = z.object({
  at: z.number(),
  p99Ms: z.number(),
  longestMs: z.number(),
  memoryMiB: z.number(),
})
/** What the process of the server had. */
export type Noted = Omit<z.infer<typeof notedSchema>, 'at'>

/** Source of a module that notes the delays of the event loop in a file, once a second. */
export const noteLoop = (path: string): string => `
  import { appendFileSync } from 'node:fs'
  import { monitorEventLoopDelay } from 'node:perf_hooks'
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  setInterval(() => {
    const noted = {
      at: Date.now(),
      p99Ms: delay.percentile(99) / 1e6,
      longestMs: delay.max / 1e6,
      memoryMiB: process.memoryUsage.rss() / 2 ** 20,
    }
    delay.reset()
    appendFileSync(${JSON.stringify(path)}, JSON.stringify(noted) + '\\n')
  }, 1000).unref()
`

/** The last so many milliseconds: the median second's p99, and the most of the others. */
export function loopOf(path: string, ms: number): Noted {
  const seconds = readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map(line => notedSchema.parse(JSON.parse(line)))
    .filter(one => one.at > Date.now() - ms - 1500)
  const p99s = seconds.map(one => one.p99Ms).sort((one, other) => one - other)
  return {
    p99Ms: p99s[Math.floor(p99s.length / 2)] ?? Number.NaN,
    longestMs: Math.max(...seconds.map(one => one.longestMs)),
    memoryMiB: Math.max(...seconds.map(one => one.memoryMiB)),
  }
}
