import { nodeTool } from './process/node-tool.ts'
import { runScript } from './process/run-script.ts'
import { openDisplay } from './runtime/display.ts'
import { ensureKeyring } from './runtime/ensure-libraries.ts'
import { ensureRuntime } from './runtime/ensure-runtime.ts'
import { checkSteps } from './suites/check-steps.ts'
import { runSuites } from './suites/run-suites.ts'
import { notRun, runPlaywright, runStep, runVitest } from './suites/suite.ts'

/** `npm test`: everything. Built first, because fault tests start the app as well. */
await runScript(async () => {
  // without an Electron the other suites still tell something; e2e then fails
  const runtime = await ensureRuntime().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    return undefined
  })
  // without a keyring one test fails, and says what to install
  try {
    ensureKeyring()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
  }
  console.log(runtime ? `Electron ${runtime.version}` : 'No Electron to test with')
  const display = await openDisplay()
  const env = { ...display.env, BOXWRIGHT_ELECTRON: runtime?.executablePath }
  try {
    return await runSuites([
      ...checkSteps,
      () => runStep('build', nodeTool('electron-vite', 'electron-vite', 'build')),
      () => runVitest('provider', env),
      () => runVitest('border', env),
      () => runVitest('fault', env),
      async () => (runtime ? await runPlaywright(env) : notRun('e2e')),
    ])
  } finally {
    await display.close()
  }
})
