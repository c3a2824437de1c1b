import { expect, it } from 'vitest'
import { killCount, killSeed, killTime, report } from './kills/report.ts'
import { survive } from './kills/survive.ts'

/** As `kill.test.ts`, but at any instant, and with one connection in twenty cut. */
const kills = killCount(220)
const seed = killSeed(20_261_126)

it(
  `survives ${kills} kills at any time`,
  async () => {
    const survived = await survive({ kills, seed, atAnyTime: 1, cut: 0.05 })
    report(seed, survived)
    expect(survived.kills).toBeGreaterThanOrEqual(kills)
  },
  killTime,
)
