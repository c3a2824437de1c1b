import type { Survived } from './survive.ts'

/** How much is killed: the usual number, or more by the environment. */
export function killCount(usual: number): number {
  return Math.ceil(usual * Number(process.env.BOXWRIGHT_KILLS_TIMES ?? 1))
}

/** Always the same kills, unless the environment names another seed. */
export function killSeed(usual: number): number {
  return Number(process.env.BOXWRIGHT_KILLS_SEED ?? usual)
}

/** The line that docs/RELIABILITY.md quotes, and what was killed how often. */
export function report(seed: number, { kills, orders, killedAt, cuts }: Survived): void {
  const points = [...killedAt].map(([name, count]) => `${count} × ${name}`).sort()
  const cutCounts = [...cuts].map(([name, count]) => `${count} × ${name}`)
  console.log(points.join('\n'))
  if (cutCounts.length > 0) console.log(`connections: ${cutCounts.join(', ')}`)
  console.log(
    `reliability: kills=${kills} orders=${orders} points=${points.length} seed=${seed}`,
  )
}

/** Milliseconds; far more than it takes, unless something hangs. */
export const killTime = killCount(1) > 1 ? killCount(1_200_000) : 1_200_000
