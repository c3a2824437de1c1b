import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { App } from '../../test/support/boxwright-app.ts'
import { unusedScreens, usedScreens } from './compared-screens.ts'
import { fill, type Shown } from './fill.ts'
import { launchFrozen } from './frozen-app.ts'
import { takeCompared } from './take-compared.ts'

/** Milliseconds in which work that is due at the frozen time ends; later none comes due. */
const calm = 4000

export type TakeAllOptions = {
  readonly folder: string
  /** A folder of pictures whose data is used again; without it data is made. */
  readonly like: string | undefined
  /** An empty folder for files that are deleted afterwards. */
  readonly work: string
}

/** Takes all pictures and stores their data beside them. Returns how many were not taken. */
export async function takeAll({ folder, like, work }: TakeAllOptions): Promise<number> {
  const dataFolder = join(folder, 'data')
  await mkdir(folder, { recursive: true })
  if (like === undefined) await makeData(dataFolder, work)
  else if (like !== folder) await cp(join(like, 'data'), dataFolder, { recursive: true })
  const unused = await withApp(work, undefined, app => takeCompared(app, unusedScreens, folder))
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what makeData wrote
  const shown = JSON.parse(await readFile(join(dataFolder, 'shown.json'), 'utf8')) as Shown
  const used = await withApp(work, dataFolder, app =>
    takeCompared(app, usedScreens(shown), folder),
  )
  return unused + used
}

async function makeData(to: string, work: string): Promise<void> {
  const dataFolder = join(work, 'data')
  await rm(to, { recursive: true, force: true })
  const app = await launchFrozen({ dataFolder, appFolder: join(work, 'app'), isRunning: true })
  try {
    await writeFile(join(dataFolder, 'shown.json'), JSON.stringify(await fill(app)))
  } finally {
    await app.close()
  }
  await cp(dataFolder, to, { recursive: true })
}

/** Runs `use` with the app on a copy of the data, at the same path each time, with its clock still. */
async function withApp<T>(
  work: string,
  data: string | undefined,
  use: (app: App) => Promise<T>,
): Promise<T> {
  const dataFolder = join(work, 'data')
  await rm(dataFolder, { recursive: true, force: true })
  if (data !== undefined) await cp(data, dataFolder, { recursive: true })
  const app = await launchFrozen({ dataFolder, appFolder: join(work, 'app'), isRunning: false })
  try {
    await sleep(calm)
    return await use(app)
  } finally {
    await app.close()
  }
}
