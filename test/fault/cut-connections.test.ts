import { expect, it } from 'vitest'
import { cuts } from './kills/cutting-proxy.ts'
import { killSeed, killTime, report } from './kills/report.ts'
import { survive } from './kills/survive.ts'

const seed = killSeed(20_261_127)

it(
  'survives that one connection in four is cut',
  async () => {
    const survived = await survive({ kills: 0, seed, atAnyTime: 0, cut: 0.25 })
    report(seed, survived)
    expect([...survived.cuts.keys()].sort()).toEqual([...cuts].sort())
  },
  killTime,
)
