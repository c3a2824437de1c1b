import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { nodeTool } from './process/node-tool.ts'
import { interruption, runProgram } from './process/run-program.ts'
import { runScript } from './process/run-script.ts'
import { openDisplay } from './runtime/display.ts'
import { ensureRuntime } from './runtime/ensure-runtime.ts'
import { compareFolders } from './screenshots/compare.ts'
import { takeAll } from './screenshots/take-all.ts'

/** Pixels in which a picture may differ before the script fails. */
const usualThreshold = 0
const usage = `npm run screenshots:compare -- take <folder> [<folder whose data to show>]
npm run screenshots:compare -- <before> <after> [<pixels that may differ>]`

/**
 * `npm run screenshots:compare`: whether a change can be seen. Takes pictures of the built app with
 * a clock that stands still, and compares two folders of them. The data is stored with the
 * pictures, because work under way never comes out the same twice.
 */
await runScript(async () => {
  const [first, second, third] = process.argv.slice(2)
  if (first === undefined || second === undefined) {
    console.log(usage)
    return 1
  }
  return first === 'take'
    ? take(resolve(second), third === undefined ? undefined : resolve(third))
    : compare(first, second, Number(third ?? usualThreshold))
})

async function compare(before: string, after: string, threshold: number): Promise<number> {
  const differences = await compareFolders(before, after)
  for (const { picture, pixels, where } of differences)
    console.log(`${picture.padEnd(44)} ${String(pixels).padStart(8)}  ${where}`)
  const worse = differences.filter(one => one.pixels > threshold).length
  console.log(`${differences.length} differ, ${worse} by more than ${threshold} pixels`)
  return worse > 0 ? 1 : 0
}

async function take(folder: string, like: string | undefined): Promise<number> {
  const { executablePath } = await ensureRuntime()
  const built = await runProgram(nodeTool('electron-vite', 'electron-vite', 'build'))
  if (built !== 0 || interruption()) return built || 1
  process.env['BOXWRIGHT_ELECTRON'] = executablePath
  const display = await openDisplay()
  Object.assign(process.env, display.env)
  // the same path every time, because the settings show it
  const work = join(tmpdir(), 'boxwright-compared')
  try {
    await rm(work, { recursive: true, force: true })
    return (await takeAll({ folder, like, work })) > 0 ? 1 : 0
  } finally {
    await rm(work, { recursive: true, force: true })
    await display.close()
  }
}
