import { nodeTool } from './process/node-tool.ts'
import { interruption, runProgram } from './process/run-program.ts'
import { runScript } from './process/run-script.ts'
import { openDisplay } from './runtime/display.ts'
import { ensureKeyring } from './runtime/ensure-libraries.ts'
import { ensureRuntime } from './runtime/ensure-runtime.ts'

/** `npm run e2e -- <file or -g title>`: builds, then Playwright with those arguments. */
await runScript(async () => {
  const { executablePath } = await ensureRuntime()
  ensureKeyring()
  const built = await runProgram(nodeTool('electron-vite', 'electron-vite', 'build'))
  if (built !== 0 || interruption()) return built || 1
  const display = await openDisplay()
  const passed = process.argv.slice(2)
  try {
    return await runProgram(nodeTool('@playwright/test', 'playwright', 'test', ...passed), {
      ...display.env,
      BOXWRIGHT_ELECTRON: executablePath,
    })
  } finally {
    await display.close()
  }
})
