import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { openBenchEngine } from './bench-engine.ts'

export type Delay = {
  readonly orders: number
  readonly p50Ms: number
  readonly p99Ms: number
  readonly longestMs: number
  readonly memoryMb: number
}

const orderCount = 1000
const seconds = 10

/** How late the main thread is while many orders are under way, and how much memory it has. */
export async function loopDelay(): Promise<Delay> {
  const bench = await openBenchEngine()
  try {
    for (let order = 0; order < orderCount; order += 1) {
      bench.submit([`slow-${order}a.com`, `plain-${order}b.com`])
      if (order % 50 === 0) await sleep(0)
    }
    bench.engine.start()
    await sleep(1000)
    const histogram = monitorEventLoopDelay({ resolution: 5 })
    histogram.enable()
    await sleep(seconds * 1000)
    histogram.disable()
    if (bench.bugs.length > 0) throw bench.bugs[0]
    return {
      orders: orderCount,
      p50Ms: histogram.percentile(50) / 1e6,
      p99Ms: histogram.percentile(99) / 1e6,
      longestMs: histogram.max / 1e6,
      memoryMb: process.memoryUsage().rss / 2 ** 20,
    }
  } finally {
    await bench.close()
  }
}
