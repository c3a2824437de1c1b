import { nodeTool } from './process/node-tool.ts'
import { runProgram } from './process/run-program.ts'
import { runScript } from './process/run-script.ts'
import { openDisplay } from './runtime/display.ts'
import { ensureRuntime } from './runtime/ensure-runtime.ts'

/** `npm run dev`: hot swap in the window, restart on changes of the main process. */
await runScript(async () => {
  const runtime = await ensureRuntime()
  const display = await openDisplay()
  const sandbox = runtime.isRoot ? ['--noSandbox'] : []
  const passed = process.argv.slice(2)
  try {
    return await runProgram(
      nodeTool('electron-vite', 'electron-vite', 'dev', '-w', ...sandbox, '--', ...passed),
      {
        ...display.env,
        ELECTRON_EXEC_PATH: runtime.executablePath,
        ELECTRON_RUN_AS_NODE: undefined,
      },
    )
  } finally {
    await display.close()
  }
})
