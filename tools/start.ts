import { nodeTool } from './process/node-tool.ts'
import { repositoryFolder } from './process/repository-folder.ts'
import { interruption, runProgram } from './process/run-program.ts'
import { runScript } from './process/run-script.ts'
import { openDisplay } from './runtime/display.ts'
import { ensureRuntime } from './runtime/ensure-runtime.ts'

/** `npm start -- --user-data-dir=…`: builds and opens the app, on a display if there is one. */
await runScript(async () => {
  const runtime = await ensureRuntime()
  const built = await runProgram(nodeTool('electron-vite', 'electron-vite', 'build'))
  if (built !== 0 || interruption()) return built || 1
  const display = await openDisplay()
  if (display.isVirtual) {
    console.error(
      `No display here: the window opens on a virtual one, ${display.env['DISPLAY']}`,
    )
  }
  try {
    const passed = process.argv.slice(2)
    return await runProgram(
      [runtime.executablePath, ...runtime.switches, repositoryFolder, ...passed],
      // some editors set it in their shells, where Electron would run as plain Node
      { ...display.env, ELECTRON_RUN_AS_NODE: undefined },
    )
  } finally {
    await display.close()
  }
})
