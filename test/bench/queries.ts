import { closeDatabase } from '../../db/core/database.ts'
import { largeDatabaseFile, openBench } from './data/open-large.ts'
import { casesOf } from './queries/cases.ts'
import { at, inMs, type Measured, measureInterleaved, printTable } from './queries/measure.ts'

/**
 * `npm run bench:queries`: every list at large size, beside raw SQL in the same run. The system
 * counts processor time in steps of up to 4 ms, so medians are by the clock.
 */
const rounds = Number(process.argv[2] ?? 100)
const only = process.argv[3] ?? ''
const nothing: Measured = { clock: [], cpu: [] }
const db = await openBench(await largeDatabaseFile())
const cases = casesOf(db).filter(({ name }) => name.includes(only))
const rows = cases.map(({ name, aim, ours, raw }) => {
  const [mine = nothing, byHand = nothing] = measureInterleaved([ours, raw], rounds)
  const p95 = at(mine.cpu, 0.95)
  return [
    name,
    inMs(at(mine.clock, 0.5)),
    inMs(at(mine.clock, 0.95)),
    inMs(p95),
    inMs(at(byHand.clock, 0.5)),
    inMs(at(byHand.cpu, 0.95)),
    (at(mine.clock, 0.5) / at(byHand.clock, 0.5)).toFixed(2),
    `${aim} ms ${p95 <= aim ? 'met' : '**missed**'}`,
  ]
})
closeDatabase(db)
printTable([
  ['List', 'p50', 'p95', 'p95 of CPU', 'raw p50', 'raw p95 of CPU', 'ratio', 'Aim'],
  ...rows,
])
