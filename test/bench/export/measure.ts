import { monitorEventLoopDelay } from 'node:perf_hooks'
import { at } from '../queries/measure.ts'

export type Figures = {
  /** Mailboxes in the file. */
  readonly count: number
  readonly cpuMs: number
  readonly clockMs: number
  /** The longest delay of the event loop. */
  readonly longestMs: number
  /** How much more memory the process had at its peak than before. */
  readonly peakMiB: number
}

/** Measures one export; `run` returns the count of mailboxes. */
export async function measure(run: () => Promise<number>): Promise<Figures> {
  global.gc?.()
  const delay = monitorEventLoopDelay({ resolution: 5 })
  const before = process.memoryUsage.rss()
  let peak = before
  const timer = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 20)
  const start = performance.now()
  const cpuStart = process.cpuUsage()
  delay.enable()
  const count = await run().finally(() => clearInterval(timer))
  delay.disable()
  const { user, system } = process.cpuUsage(cpuStart)
  return {
    count,
    cpuMs: (user + system) / 1000,
    clockMs: performance.now() - start,
    longestMs: delay.max / 1e6,
    peakMiB: (peak - before) / 2 ** 20,
  }
}

/** The median of each figure, but the most memory. */
export function middleOf(figures: readonly Figures[]): Figures {
  const middle = (of: (one: Figures) => number) =>
    at(
      figures.map(of).sort((one, other) => one - other),
      0.5,
    )
  return {
    count: middle(one => one.count),
    cpuMs: middle(one => one.cpuMs),
    clockMs: middle(one => one.clockMs),
    longestMs: middle(one => one.longestMs),
    peakMiB: Math.max(...figures.map(one => one.peakMiB)),
  }
}
