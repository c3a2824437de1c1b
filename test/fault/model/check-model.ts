import * as fc from 'fast-check'
import { expect } from 'vitest'
import { openGround } from '../../support/in-process-bench.ts'
import { type Plan, plans, tellPlan } from './plan.ts'
import { runPlan } from './run-plan.ts'

const isSoak = process.env.BOXWRIGHT_SOAK === '1'
/** In one file of `npm test`; a soak takes as many as it is told. */
const cases = Number(process.env.BOXWRIGHT_MODEL_CASES ?? (isSoak ? 10_000 : 500))
/** The path of a failure, by which it is run again. */
const path = process.env.BOXWRIGHT_MODEL_PATH

/** Enough for a soak. */
export const modelTimeLimitMs = 3_600_000

/**
 * Runs random plans against the engine; a file of tests for each seed, so that each has a core.
 * `BOXWRIGHT_MODEL_SEED` replaces it; the line that is printed names it.
 */
export async function checkModel(usualSeed: number): Promise<void> {
  const seed = Number(
    process.env.BOXWRIGHT_MODEL_SEED ?? (isSoak ? (Date.now() + usualSeed) % 1e9 : usualSeed),
  )
  const ground = await openGround()
  let steps = 0
  const property = fc.asyncProperty(plans, async plan => {
    steps += await runPlan(ground, plan)
  })

  const run = await fc.check(property, {
    seed,
    numRuns: cases,
    ...(path === undefined ? {} : { path }),
    interruptAfterTimeLimit: modelTimeLimitMs - 600_000,
  })

  console.log(`reliability: model cases=${run.numRuns} steps=${steps} seed=${seed}`)
  expect(tellFailure(run)).toBeNull()
  expect(run.numRuns).toBe(path === undefined ? cases : run.numRuns)
}

function tellFailure(run: fc.RunDetails<[Plan]>): string | null {
  if (!run.failed) return null
  const [plan] = run.counterexample ?? []
  const error = run.errorInstance instanceof Error ? run.errorInstance : null
  return [
    `seed ${run.seed}, path ${run.counterexamplePath}`,
    plan === undefined ? 'no plan' : tellPlan(plan),
    error?.name === 'Broken' ? error.message : (error?.stack ?? String(run.errorInstance)),
  ].join('\n')
}
