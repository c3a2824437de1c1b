import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { closeDatabase } from '../../db/core/database.ts'
import { makeGround } from '../support/in-process-bench.ts'
import { measureAdded, measureCrowd, measureMixedDay } from './calls/days.ts'

/**
 * `npm run bench:days`: what many small orders take in a simulated account that is in use, beside
 * the flow document's scheme, and what the engine adds to a domain's own time. Takes 5 minutes.
 */
const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(0)} s`

const folder = mkdtempSync(join(tmpdir(), 'boxwright-bench-'))
const ground = await makeGround(folder)
try {
  for (const count of [1, 10, 200]) {
    const { median, p95 } = await measureAdded(ground, count)
    console.log(`added, ${count} waiting: median ${seconds(median)}, p95 ${seconds(p95)}`)
  }
  const day = await measureMixedDay(ground)
  console.log(`mixed day, ${day.orders} orders: ${day.calls} calls, scheme ${day.schemeCalls}`)
  console.log(`to completion: mean ${seconds(day.mean)}, bound ${seconds(day.bound)}`)
  console.log(`added: median ${seconds(day.added.median)}, p95 ${seconds(day.added.p95)}`)
  const { first, mean, last } = await measureCrowd(ground, 5_000)
  const share = Math.round((mean / last) * 100)
  console.log(
    `5,000 orders at once: first ${seconds(first)}, mean ${seconds(mean)}, ${share} % of the last`,
  )
} finally {
  closeDatabase(ground.db)
  rmSync(folder, { recursive: true, force: true })
}
