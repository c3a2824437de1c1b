import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { closeDatabase, type Database } from '../../db/core/database.ts'
import type { Handlers } from '../../electron/border/answer.ts'
import { writeTableFile } from '../../electron/exports/table-file.ts'
import { readList } from '../../electron/lists/read-list.ts'
import { type ListCall, tables } from '../../electron/lists/tables.ts'
import { viewOrderPage } from '../../electron/orders/list-orders.ts'
import { ok } from '../../shared/border/result.ts'
import { tableFormats } from '../../shared/exports/table-format.ts'
import { runScript } from '../../tools/process/run-script.ts'
import { largeDatabaseFile, openBench } from './data/open-large.ts'
import { bareOrders } from './export/bare-orders.ts'
import { type Figures, measure, middleOf } from './export/measure.ts'
import { inMs, printTable } from './queries/measure.ts'

const longestAim = 50
const rounds = Number(process.argv[2] ?? 3)

/** `npm run bench:lists`: the orders as a file, beside a bare writer; nothing fails by it. */
await runScript(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'boxwright-lists-'))
  const db = await openBench(await largeDatabaseFile())
  try {
    const runs = tableFormats.flatMap(format => {
      const path = join(folder, `orders.${format}`)
      return [
        { name: `orders, ${format}`, run: () => writeOrders(db, format, path) },
        { name: `bare writer, ${format}`, run: () => bareOrders[format](db, path) },
      ]
    })
    const turns: Figures[][] = runs.map(() => [])
    // in turn, so that a busy machine disturbs all alike; the first round does not count
    for (let round = -1; round < rounds; round += 1)
      for (const [at, { run }] of runs.entries()) {
        const figures = await measure(run)
        if (round >= 0) turns[at]?.push(figures)
      }
    print(runs.map(({ name }, at) => [name, middleOf(turns[at] ?? [])]))
    return 0
  } finally {
    closeDatabase(db)
    rmSync(folder, { recursive: true, force: true })
  }
})

/** Writes all orders by what is behind `lists.export`. Returns the count of rows. */
async function writeOrders(
  db: Database,
  format: (typeof tableFormats)[number],
  path: string,
): Promise<number> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- no other list is asked for
  const handlers = {
    'orders.list': args => ok(viewOrderPage(db.reader, args)),
  } as Pick<Handlers, ListCall>
  const pages = readList(handlers, 'orders', {})
  const written = await writeTableFile(path, format, tables.orders, pages)
  if (!written.ok) throw new Error(written.failure.message)
  return written.value
}

/** Each list's figures, followed by those of its bare writer. */
function print(measured: readonly (readonly [string, Figures])[]): void {
  printTable([
    ['File', 'rows', 'ms of CPU', 'ms', 'longest delay', 'more memory, MiB', 'ratio of CPU'],
    ...measured.map(([name, { count, cpuMs, clockMs, longestMs, peakMiB }], at) => [
      name,
      String(count),
      inMs(cpuMs),
      inMs(clockMs),
      `${inMs(longestMs)} ${longestMs <= longestAim ? '' : '**missed**'}`.trim(),
      peakMiB.toFixed(0),
      (cpuMs / (measured[at - (at % 2) + 1]?.[1].cpuMs ?? Number.NaN)).toFixed(2),
    ]),
  ])
}
