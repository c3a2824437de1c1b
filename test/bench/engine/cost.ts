import { setTimeout as sleep } from 'node:timers/promises'
import { rawOf } from '../../../db/core/connection.ts'
import { type Database, write } from '../../../db/core/database.ts'
import { addActivity } from '../../../db/records/records.ts'
import { keys, openPlace, type Place } from './place.ts'

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
async function measure(place: Place, work: () => Promise<void>): Promise<Cost> {
  const rows = () => Number(rawOf(place.db).prepare('select total_changes()').pluck().get())
  const commits = countCommits(place.db)
  const before = { cpu: process.cpuUsage(), rows: rows(), calls: place.calls() }
  await work()
  const { user, system } = process.cpuUsage(before.cpu)
  const calls = place.calls() - before.calls
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
  const place = await openPlace()
  try {
    const id = place.submit(names('walk'))
    const status = rawOf(place.db)
      .prepare('select status_manage_by_admin from orders where id = ?')
      .pluck()
    return await measure(place, async () => {
      place.engine.start()
      while (status.get(id) !== 'completed') {
        if (place.bugs.length > 0) throw place.bugs[0]
        await sleep(25)
      }
      await place.engine.stop()
    })
  } finally {
    await place.close()
  }
}

/** The same client, as many rows and commits per call, and nothing that thinks. */
export async function bareCost(like: Cost): Promise<Cost> {
  const place = await openPlace()
  try {
    const orderId = place.submit(['bare.com'])
    const activity = { action: 'bench', description: 'A row', orderId }
    const changes = rawOf(place.db).prepare('select total_changes()').pluck()
    const before = Number(changes.get())
    write(place.db, tx => addActivity(tx, activity, Date.now()))
    // triggers write beside it
    const rowsOfOne = Number(changes.get()) - before
    let owedCommits = 0
    let owedRows = 0
    const replayWrites = () => {
      owedCommits += like.commitsPerCall
      owedRows += like.rowsPerCall / rowsOfOne
      for (; owedCommits >= 1; owedCommits -= 1) {
        const share = Math.ceil(owedRows / owedCommits)
        owedRows -= share
        write(place.db, tx => {
          for (let row = 0; row < share; row += 1) addActivity(tx, activity, Date.now())
        })
      }
    }
    return await measure(place, async () => {
      for (const name of names('bare')) {
        for (const call of walkOf(place, name)) {
          await call()
          replayWrites()
        }
      }
    })
  } finally {
    await place.close()
  }
}

/** The calls of one domain, in the order in which the engine makes them. */
function walkOf({ mailin, registrar }: Place, name: string) {
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
