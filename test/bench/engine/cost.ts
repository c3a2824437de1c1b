import { setTimeout as sleep } from 'node:timers/promises'
import { rawOf } from '../../../db/core/connection.ts'
import { type Database, write } from '../../../db/core/database.ts'
import { addActivity } from '../../../db/records/records.ts'
import { type BenchEngine, keys, openBenchEngine } from './bench-engine.ts'

export type Cost = {
  readonly calls: number
  readonly cpuMsPerCall: number
  readonly rowsPerCall: number
  readonly commitsPerCall: number
}

const domainCount = 150
const names = (word: string) =>
  Array.from({ length: domainCount }, (_, index) => `${word}-${index}.com`)

/** Processor time of this process alone; the providers live in another. */
async function measure(bench: BenchEngine, work: () => Promise<void>): Promise<Cost> {
  const rows = () => Number(rawOf(bench.db).prepare('select total_changes()').pluck().get())
  const commits = countCommits(bench.db)
  const before = { cpu: process.cpuUsage(), rows: rows(), calls: bench.calls() }
  await work()
  const { user, system } = process.cpuUsage(before.cpu)
  const calls = bench.calls() - before.calls
  return {
    calls,
    cpuMsPerCall: (user + system) / 1000 / calls,
    rowsPerCall: (rows() - before.rows) / calls,
    commitsPerCall: commits() / calls,
  }
}

function countCommits(db: Database): () => number {
  const raw = rawOf(db)
  const exec = raw.transaction.bind(raw)
  let count = 0
  raw.transaction = (run => {
    count += 1
    return exec(run)
  }) as typeof raw.transaction // the same signature, counted
  return () => count
}

/** The whole walk of an order: every call the engine makes and every row it writes. */
export async function engineCost(): Promise<Cost> {
  const bench = await openBenchEngine()
  try {
    const id = bench.submit(names('walk'))
    const status = rawOf(bench.db)
      .prepare('select status_manage_by_admin from orders where id = ?')
      .pluck()
    return await measure(bench, async () => {
      bench.engine.start()
      while (status.get(id) !== 'completed') {
        if (bench.bugs.length > 0) throw bench.bugs[0]
        await sleep(25)
      }
      await bench.engine.stop()
    })
  } finally {
    await bench.close()
  }
}

/** The cost without an engine: the same client, with as many rows and commits per call. */
export async function bareCost(like: Cost): Promise<Cost> {
  const bench = await openBenchEngine()
  try {
    const orderId = bench.submit(['bare.com'])
    const activity = { action: 'bench', description: 'A row', orderId }
    const changes = rawOf(bench.db).prepare('select total_changes()').pluck()
    const before = Number(changes.get())
    write(bench.db, tx => addActivity(tx, activity, Date.now()))
    // triggers write rows, too
    const rowsOfOne = Number(changes.get()) - before
    let owedCommits = 0
    let owedRows = 0
    const replayWrites = () => {
      owedCommits += like.commitsPerCall
      owedRows += like.rowsPerCall / rowsOfOne
      for (; owedCommits >= 1; owedCommits -= 1) {
        const share = Math.ceil(owedRows / owedCommits)
        owedRows -= share
        write(bench.db, tx => {
          for (let row = 0; row < share; row += 1) addActivity(tx, activity, Date.now())
        })
      }
    }
    return await measure(bench, async () => {
      for (const name of names('bare')) {
        for (const call of walkOf(bench, name)) {
          await call()
          replayWrites()
        }
      }
    })
  } finally {
    await bench.close()
  }
}

/** The calls of one domain, in the order in which the engine makes them. */
function walkOf({ mailin, registrar }: BenchEngine, name: string) {
  const mailboxes = ['jo', 'al'].map(prefix => ({
    email: `${prefix}@${name}`,
    displayName: 'Jo Doe',
    password: 'aA2!aaaaaaaaaaaa',
  }))
  return [
    () => mailin.findDomain(name),
    () => mailin.transferDomain(name),
    () => registrar.readNameServers(name, keys),
    () => registrar.writeNameServers(name, ['a.ns.example.com', 'b.ns.example.com'], keys),
    () => mailin.findDomain(name),
    () => mailin.createMailboxes(mailboxes),
    () => mailin.listMailboxes(name),
  ]
}
