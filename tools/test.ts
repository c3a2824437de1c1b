import { nodeTool } from './process/node-tool.ts'
import { runScript } from './process/run-script.ts'
import { ensureArchiver, ensureKeyring, ensureMailServer } from './runtime/ensure-libraries.ts'
import { ensureRuntime } from './runtime/ensure-runtime.ts'
import { checkSteps } from './suites/check-steps.ts'
import { runSuites } from './suites/run-suites.ts'
import { notRun, runPlaywright, runStep, runVitest } from './suites/suite.ts'

/** `npm test`: runs every suite; the app is built first. */
await runScript(async () => {
  // without Electron the other suites run all the same, and e2e fails
  const runtime = await ensureRuntime().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    return undefined
  })
  // without a keyring or a mail server one test fails, and says what to install
  try {
    ensureKeyring()
    ensureMailServer()
    ensureArchiver()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
  }
  console.log(runtime ? `Electron ${runtime.version}` : 'No Electron to test with')
  const env = { BOXWRIGHT_ELECTRON: runtime?.executablePath }
  // beside e2e, because each mostly waits
  return runSuites(
    [
      ...checkSteps,
      () => runStep('build', nodeTool('electron-vite', 'electron-vite', 'build')),
      () =>
        runStep(
          'build:server',
          nodeTool('vite', 'vite', 'build', '-c', 'vite.server.config.ts'),
        ),
    ],
    [
      [async () => (runtime ? await runPlaywright(env) : notRun('e2e'))],
      [
        () => runVitest('provider', 'later'),
        () => runVitest('field', 'later'),
        () => runVitest('desktop', 'later'),
        () => runVitest('window', 'later'),
        () => runVitest('border', 'later'),
        () => runVitest('fault', 'later'),
      ],
    ],
  )
})
