import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { closeDatabase, type Database } from '../../../db/core/database.ts'
import { openDatabase } from '../../../db/core/open.ts'
import { readJournal } from '../../../electron/practice/journal.ts'
import type { ReadonlyState } from '../../../electron/practice/state.ts'
import { recordBy } from '../../../shared/record-of.ts'
import { baseUrlName, registrarIds } from '../../../shared/registrars/catalogue.ts'
import { type PracticeProcess, spawnPractice } from '../../provider/practice/process.ts'
import { migrationsFolder, tempFolder } from '../../support/database.ts'
import { fastClock } from '../../support/fast-clock.ts'
import { seed } from '../../support/order-fixture.ts'
import { type Cut, openCuttingProxy } from './cutting-proxy.ts'
import { openLetterBox } from './letter-box.ts'

/** What outlives every kill: the files, the providers, the mail server, and time. */
export type World = {
  readonly folder: string
  readonly factor: number
  readonly origin: number
  readonly providers: Providers
  /** Requests by what became of their connection; empty when none is cut. */
  readonly cuts: ReadonlyMap<Cut, number>
  readonly mailPort: number
  /** Opens the database while no engine has it. */
  withDatabase<Value>(use: (db: Database) => Value): Promise<Value>
  /** What the providers hold. */
  readProviders(): ReadonlyState
  /** Message-IDs of the letters that the mail server has. */
  readonly received: readonly string[]
}

type Providers = Omit<PracticeProcess, 'kill'>

/** How many times faster than life. */
const factor = 60

export async function openWorld(chooseCut: (() => Cut) | null): Promise<World> {
  const folder = tempFolder()
  const journalFile = join(folder, 'providers.jsonl')
  const origin = Date.now()
  const clock = fastClock(factor, origin)
  const now = () => clock.now()
  const real = await spawnPractice({ journalFile, speed: factor })
  onTestFinished(() => real.kill())
  const proxy = chooseCut === null ? null : await openCuttingProxy(portOf(real), chooseCut)
  onTestFinished(() => proxy?.close())
  const mail = await openLetterBox()
  onTestFinished(() => mail.stop())
  const withDatabase: World['withDatabase'] = async use => {
    const file = join(folder, 'boxwright.db')
    const db = await openDatabase({ file, migrationsFolder, now })
    try {
      return use(db)
    } finally {
      closeDatabase(db)
    }
  }
  await withDatabase(db => seed(db, folder))
  return {
    folder,
    factor,
    origin,
    providers: proxy === null ? real : behind(real, proxy.port),
    cuts: proxy?.counts ?? new Map(),
    mailPort: mail.port,
    withDatabase,
    readProviders: () => readJournal(journalFile),
    received: mail.received,
  }
}

const portOf = ({ mailinBaseUrl }: Providers): number => Number(new URL(mailinBaseUrl).port)

/** The same providers at another port of this computer. */
function behind(providers: Providers, port: number): Providers {
  const moved = (url: string): string => {
    const there = new URL(url)
    there.port = String(port)
    return there.href
  }
  return {
    ...providers,
    mailinBaseUrl: moved(providers.mailinBaseUrl),
    ...recordBy(registrarIds, baseUrlName, id => moved(providers[baseUrlName(id)])),
  }
}
