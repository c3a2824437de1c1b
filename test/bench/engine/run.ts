import { runScript } from '../../../tools/process/run-script.ts'
import { bareCost, type Cost, engineCost } from './cost.ts'
import { loopDelay } from './delay.ts'
import { dueQueries } from './due.ts'

const aims = { delayP99Ms: 50, dueMs: 0.1 } as const
const met = (isMet: boolean) => (isMet ? 'met' : 'MISSED')
const line = (...words: readonly string[]) => console.log(`bench: ${words.join(' ')}`)

/** `npm run bench:engine`: figures to look at; nothing fails by them. */
await runScript(async () => {
  const engine = await engineCost()
  const bare = await bareCost(engine)
  show('engine', engine)
  show('bare loop', bare)
  line(`engine / bare: ${(engine.cpuMsPerCall / bare.cpuMsPerCall).toFixed(2)} × CPU per call`)

  const delay = await loopDelay()
  line(
    `event loop with ${delay.orders} orders: p50 ${delay.p50Ms.toFixed(1)} ms,`,
    `p99 ${delay.p99Ms.toFixed(1)} ms (aim below ${aims.delayP99Ms}: ${met(delay.p99Ms < aims.delayP99Ms)}),`,
    `longest ${delay.longestMs.toFixed(0)} ms, memory ${delay.memoryMb.toFixed(0)} MB`,
  )

  for (const { name, ms, plan } of await dueQueries()) {
    const isScan = /SCAN (order_domains|reorder_infos)(?! USING)/.test(plan)
    line(
      `400,000 domains, ${name}: ${ms.toFixed(3)} ms`,
      `(aim below ${aims.dueMs}: ${met(ms < aims.dueMs)}; ${isScan ? 'NO index' : 'index'}) ${plan}`,
    )
  }
  return 0
})

function show(name: string, { calls, cpuMsPerCall, rowsPerCall, commitsPerCall }: Cost): void {
  line(
    `${name}: ${calls} calls, ${cpuMsPerCall.toFixed(2)} ms CPU per call,`,
    `${rowsPerCall.toFixed(2)} rows and ${commitsPerCall.toFixed(2)} commits per call`,
  )
}
