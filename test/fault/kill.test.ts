import { expect, it } from 'vitest'
import { killCount, killSeed, killTime, report } from './kills/report.ts'
import { survive } from './kills/survive.ts'

/**
 * The real engine, outbox and exports on a real file, in a process of their own that kills itself
 * before and after each commit, and before, during and after each call of a port. The next one
 * goes on from what it left. `npm run test:soak` does it ten times as often; there,
 * BOXWRIGHT_KILLS_TIMES and BOXWRIGHT_KILLS_SEED choose how much more, and which kills.
 */
const kills = killCount(300)
const seed = killSeed(20_261_125)

it(
  `survives ${kills} kills at every commit and call`,
  async () => {
    const survived = await survive({ kills, seed, atAnyTime: 0, cut: 0 })
    report(seed, survived)
    expect(survived.missed).toEqual([])
    expect(survived.kills).toBeGreaterThanOrEqual(kills)
  },
  killTime,
)
