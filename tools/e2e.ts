import { nodeTool } from './process/node-tool.ts'
import { interruption, runProgram } from './process/run-program.ts'
import { runScript } from './process/run-script.ts'
import { ensureKeyring } from './runtime/ensure-libraries.ts'
import { ensureRuntime } from './runtime/ensure-runtime.ts'

/** `npm run e2e -- <file or -g title>`: builds, then Playwright with those arguments. */
await runScript(async () => {
  const { executablePath } = await ensureRuntime()
  ensureKeyring()
  const built = await runProgram(nodeTool('electron-vite', 'electron-vite', 'build'))
  if (built !== 0 || interruption()) return built || 1
  const command = nodeTool('@playwright/test', 'playwright', 'test', ...process.argv.slice(2))
  return runProgram(command, { BOXWRIGHT_ELECTRON: executablePath })
})
