import { nodeTool } from './process/node-tool.ts'
import { runScript } from './process/run-script.ts'
import { openDisplay } from './runtime/display.ts'
import { ensureRuntime } from './runtime/ensure-runtime.ts'
import { checkSteps } from './suites/check-steps.ts'
import { runSuites } from './suites/run-suites.ts'
import { runPlaywright, runStep, runVitest } from './suites/suite.ts'

/** `npm test`: everything. Built first, because fault tests start the app as well. */
await runScript(async () => {
  const { executablePath, version } = await ensureRuntime()
  console.log(`Electron ${version}`)
  const display = await openDisplay()
  const env = { ...display.env, BOXWRIGHT_ELECTRON: executablePath }
  try {
    return await runSuites([
      ...checkSteps,
      () => runStep('build', nodeTool('electron-vite', 'electron-vite', 'build')),
      () => runVitest('provider', env),
      () => runVitest('border', env),
      () => runVitest('fault', env),
      () => runPlaywright(env),
    ])
  } finally {
    await display.close()
  }
})
