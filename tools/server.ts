import { nodeTool } from './process/node-tool.ts'
import { interruption, runProgram } from './process/run-program.ts'
import { runScript } from './process/run-script.ts'

/** `npm run server -- --data <folder>`: builds Boxwright Server and runs it, on Node alone. */
await runScript(async () => {
  const built = await runProgram(
    nodeTool(
      'vite',
      'vite',
      'build',
      '--config',
      'vite.server.config.ts',
      '--logLevel',
      'warn',
    ),
  )
  if (built !== 0 || interruption()) return built || 1
  return runProgram([process.execPath, 'out/server/server.js', ...process.argv.slice(2)])
})
