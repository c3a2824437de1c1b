import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { rawOf } from '../../db/core/connection.ts'
import { closeDatabase, type Database } from '../../db/core/database.ts'
import { writeExport } from '../../electron/exports/write-export.ts'
import { openSettings } from '../../electron/settings/settings.ts'
import { runScript } from '../../tools/process/run-script.ts'
import { openTestVault } from '../support/order-fixture.ts'
import { writeBenchKey } from './data/bench-key.ts'
import { fillDatabase } from './data/fill-database.ts'
import { openBench } from './data/open-large.ts'
import { bareExport, noteBarely } from './export/bare-export.ts'
import { type Figures, measure, middleOf } from './export/measure.ts'
import { inMs, printTable } from './queries/measure.ts'

/** About 100,000 mailboxes: nine in ten of its domains have three. */
const size = { orders: 17_900, domains: 38_500 } as const
const aim = 1.5
const names = [
  'a tenth',
  'all',
  'bare writer, one file',
  'bare writer, the same files',
  'the same files with a note of it',
] as const
const rounds = Number(process.argv[2] ?? 5)

/** `npm run bench:export`: figures to look at; nothing fails by them. */
await runScript(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'boxwright-export-'))
  const db = await openBench(join(folder, 'boxwright.db'))
  try {
    fillDatabase(rawOf(db), size, Date.now())
    const ours = exporter(db, folder)
    const orderIds = Array.from({ length: size.orders / 10 }, (_, at) => at + 1)
    const bare = join(folder, 'bare.csv')
    const bareOf = (customerId: number) => join(folder, `bare-${customerId}.csv`)
    const runs = [
      () => ours({ orderIds }),
      () => ours({}),
      () => bareExport(db, bare),
      () => bareExport(db, bare, bareOf),
      () => bareExport(db, bare, bareOf).then(count => noteBarely(db, count)),
    ]
    const turns: Figures[][] = runs.map(() => [])
    // in turn, so that a busy machine disturbs all alike; the first round does not count
    for (let round = -1; round < rounds; round += 1)
      for (const [at, run] of runs.entries()) {
        const figures = await measure(run)
        if (round >= 0) turns[at]?.push(figures)
      }
    print(turns.map(middleOf))
    return 0
  } finally {
    closeDatabase(db)
    rmSync(folder, { recursive: true, force: true })
  }
})

/** Exports by the very function behind `exports.write`. Returns the count of mailboxes. */
function exporter(db: Database, folder: string) {
  writeBenchKey(folder)
  const vault = openTestVault(db, folder)
  const workspace = { db, vault, settings: openSettings(db, vault, 'practice') }
  const context = {
    workspace: () => workspace,
    pathOnDesk: (path: string) => path,
    askSavePath: () => Promise.resolve(join(folder, 'ours.csv')),
  }
  return async (choice: { readonly orderIds?: number[] }): Promise<number> => {
    const answer = await writeExport(context, { format: 'generic', ...choice })
    if (!answer.ok) throw new Error(answer.failure.message)
    return answer.value.count
  }
}

function print(measured: readonly Figures[]): void {
  printTable([
    ['Export', 'mailboxes', 'ms of CPU', 'ms', 'longest delay', 'more memory, MiB'],
    ...measured.map(({ count, cpuMs, clockMs, longestMs, peakMiB }, at) => [
      names[at] ?? '',
      String(count),
      inMs(cpuMs),
      inMs(clockMs),
      inMs(longestMs),
      peakMiB.toFixed(0),
    ]),
  ])
  const [, all, ...bare] = measured
  for (const [at, one] of bare.entries()) {
    const ratio = (all?.cpuMs ?? Number.NaN) / one.cpuMs
    const isMet = ratio <= aim
    console.log(
      `${names[at + 2]}: ${ratio.toFixed(2)} × (aim ${aim}: ${isMet ? 'met' : 'MISSED'})`,
    )
  }
}
