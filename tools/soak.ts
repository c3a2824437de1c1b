import { randomInt } from 'node:crypto'
import { nodeTool } from './process/node-tool.ts'
import { runProgram } from './process/run-program.ts'
import { runScript } from './process/run-script.ts'

/** `npm run test:soak`: ten times the kills of `npm test`, every run from another seed. */
await runScript(async () => {
  const { BOXWRIGHT_KILLS_TIMES: times = '10', BOXWRIGHT_KILLS_SEED: given } = process.env
  const seed = given ?? String(randomInt(1_000_000_000))
  console.log(`BOXWRIGHT_KILLS_SEED=${seed} runs these kills again`)
  const tests = ['test/fault/kill', 'test/fault/cut']
  const command = nodeTool('vitest', 'vitest', 'run', '--project', 'fault', ...tests)
  return runProgram(command, { BOXWRIGHT_KILLS_TIMES: times, BOXWRIGHT_KILLS_SEED: seed })
})
