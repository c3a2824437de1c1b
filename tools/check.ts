import { runScript } from './process/run-script.ts'
import { checkSteps } from './suites/check-steps.ts'
import { runSuites } from './suites/run-suites.ts'

/** `npm run check`: format, lint, types and unit tests; needs no Electron. */
await runScript(() => runSuites(checkSteps))
