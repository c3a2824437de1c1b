import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { openGround } from '../support/in-process-bench.ts'
import { type Plan, plans, tellPlan } from './model/plan.ts'
import { runPlan } from './model/run-plan.ts'

/** In `npm test`; a soak takes as many as it is told. */
const isSoak = process.env.BOXWRIGHT_SOAK === '1'
const cases = Number(process.env.BOXWRIGHT_MODEL_CASES ?? (isSoak ? 20_000 : 1000))
/** Printed; put it here with the path of a failure to see the same again. */
const seed = Number(
  process.env.BOXWRIGHT_MODEL_SEED ?? (isSoak ? Date.now() % 1e9 : 20_261_125),
)
const path = process.env.BOXWRIGHT_MODEL_PATH

it('keeps its promises whatever comes', async () => {
  const ground = await openGround()
  let steps = 0
  const property = fc.asyncProperty(plans, async plan => {
    steps += await runPlan(ground, plan)
  })

  const run = await fc.check(property, {
    seed,
    numRuns: cases,
    ...(path === undefined ? {} : { path }),
    interruptAfterTimeLimit: 3_000_000,
  })

  console.log(`reliability: model cases=${run.numRuns} steps=${steps} seed=${seed}`)
  expect(tellFailure(run)).toBeNull()
  expect(run.numRuns).toBe(path === undefined ? cases : run.numRuns)
}, 3_600_000)

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
