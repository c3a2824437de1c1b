import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchApp } from '../test/support/boxwright-app.ts'
import { nodeTool } from './process/node-tool.ts'
import { repositoryFolder } from './process/repository-folder.ts'
import { interruption, runProgram } from './process/run-program.ts'
import { runScript } from './process/run-script.ts'
import { openDisplay } from './runtime/display.ts'
import { ensureRuntime } from './runtime/ensure-runtime.ts'
import { fill } from './screenshots/fill.ts'
import { emptyScreens, filledScreens } from './screenshots/screens.ts'
import { take } from './screenshots/take.ts'

/**
 * `npm run screenshots`: pictures of every screen of the real app, in practice mode, for the
 * documents. With `--all` each in both colours and both sizes, for a look and not for the documents.
 */
await runScript(async () => {
  const { executablePath } = await ensureRuntime()
  const built = await runProgram(nodeTool('electron-vite', 'electron-vite', 'build'))
  if (built !== 0 || interruption()) return built || 1
  process.env['BOXWRIGHT_ELECTRON'] = executablePath
  const display = await openDisplay()
  // the same path every time, because the settings show it
  const dataFolder = join(tmpdir(), 'boxwright-screenshots')
  await rm(dataFolder, { recursive: true, force: true })
  const isAll = process.argv.includes('--all')
  const folder = join(repositoryFolder, isAll ? 'test-results/screenshots' : 'docs/screenshots')
  try {
    const app = await launchApp({ dataFolder, env: definedOf(display.env) })
    try {
      await take(app, emptyScreens, { folder, isAll })
      await take(app, filledScreens(await fill(app)), { folder, isAll })
    } finally {
      await app.close()
    }
    return 0
  } finally {
    await rm(dataFolder, { recursive: true, force: true })
    await display.close()
  }
})

function definedOf(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  )
}
