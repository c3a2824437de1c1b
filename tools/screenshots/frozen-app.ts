import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { type App, launchApp } from '../../test/support/boxwright-app.ts'

/** The app's time while the data is made, in milliseconds since 1970. */
export const filledAt = Date.parse('2026-03-02T09:00:00Z')
/** The app's time while pictures are taken: minutes later, and standing still. */
export const picturedAt = filledAt + 4 * 60_000

export type FrozenOptions = {
  readonly dataFolder: string
  /** A folder of this app's own, made anew. */
  readonly appFolder: string
  /** Whether time passes from `filledAt`, so that work goes on, or stands still at `picturedAt`. */
  readonly isRunning: boolean
}

/** Starts the built app with a clock of its own, in the main process and in the window. */
export async function launchFrozen(options: FrozenOptions): Promise<App> {
  const { dataFolder, appFolder, isRunning } = options
  await rm(appFolder, { recursive: true, force: true })
  await mkdir(appFolder, { recursive: true })
  for (const name of ['db', 'out', 'node_modules'])
    await symlink(resolve(name), join(appFolder, name))
  const manifest: unknown = JSON.parse(await readFile('package.json', 'utf8'))
  await writeFile(
    join(appFolder, 'package.json'),
    JSON.stringify({ ...Object(manifest), main: 'frozen.mjs' }),
  )
  const now = isRunning ? `${filledAt} + performance.now()` : String(picturedAt)
  await writeFile(
    join(appFolder, 'frozen.mjs'),
    `const RealDate = Date
     globalThis.Date = class extends RealDate {
       constructor(...given) { given.length === 0 ? super(Date.now()) : super(...given) }
       static now() { return Math.floor(${now}) }
     }
     await import('./out/main/main.js')`,
  )
  const app = await launchApp({ dataFolder, appFolder, env: { TZ: 'UTC' } })
  if (!isRunning) {
    await app.page.clock.setFixedTime(picturedAt)
    await app.page.reload()
  }
  return app
}
