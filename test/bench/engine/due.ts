import { rawOf } from '../../../db/core/connection.ts'
import type { Database } from '../../../db/core/database.ts'
import { dueOrders } from '../../../db/engine/due-orders.ts'
import { registrarQuotas } from '../../../db/engine/registrar-quotas.ts'
import { countByState, dueDomains, nextDueAt } from '../../../db/engine/work.ts'
import { openFile } from './bench-engine.ts'

export type DueQuery = { readonly name: string; readonly ms: number; readonly plan: string }

const orderCount = 4000
const domainsPerOrder = 100

/** The engine's questions to a database with 400,000 order domains; median of 201. */
export async function dueQueries(): Promise<readonly DueQuery[]> {
  const { db, drop } = await openFile()
  try {
    const now = Date.now()
    fill(db, now)
    const one = { limit: 1 }
    const questions: readonly (readonly [string, () => unknown])[] = [
      ['due at a stage', () => dueDomains(db.reader, 'activation', now, one)],
      ['due at a stage, none', () => dueDomains(db.reader, 'lookup', now, one)],
      ['orders with due domains', () => dueOrders(db.reader, 'mailboxes', now, 0)],
      ['the same with 16,000 due', () => dueOrders(db.reader, 'activation', Infinity, 0)],
      ['next time', () => nextDueAt(db.reader, now)],
      ['waiting and halted', () => countByState(db.reader)],
      ['quota waits', () => registrarQuotas(db.reader, now)],
    ]
    // the plan first: the engine's queries are prepared once for a connection
    return questions.map(([name, ask]) => {
      const plan = planOf(db, ask)
      return { name, plan, ms: medianMs(ask) }
    })
  } finally {
    drop()
  }
}

/** Nine in ten are done, nearly all others wait for a later time, a few are due. */
function fill(db: Database, now: number): void {
  rawOf(db).pragma('foreign_keys = off')
  const put = rawOf(db).prepare(
    `insert into order_domains (order_id, name, position, stage, state, reason, due_at, attempts,
       lease, stage_since, is_read, created_at, updated_at)
     values (?, ?, ?, ?, ?, ?, ?, 0, 1, ?, 0, ?, ?)`,
  )
  const stages = ['activation', 'nameservers', 'mailboxes'] as const
  rawOf(db).transaction(() => {
    for (let order = 1; order <= orderCount; order += 1)
      for (let position = 0; position < domainsPerOrder; position += 1) {
        const isDone = position >= domainsPerOrder / 10
        const isDue = !isDone && order % 400 === 0
        const stage = isDone ? 'done' : (stages[position % stages.length] ?? 'activation')
        const state = isDone ? 'finished' : 'due'
        const reason = isDone ? null : 'activation'
        const at = isDone ? null : isDue ? now - 1000 : now + 60_000 + order
        const name = `d${order}-${position}.com`
        put.run(order, name, position, stage, state, isDue ? null : reason, at, now, now, now)
      }
  })()
  rawOf(db).exec('analyze')
}

function medianMs(ask: () => unknown): number {
  const times = Array.from({ length: 201 }, () => {
    const start = performance.now()
    ask()
    return performance.now() - start
  })
  return times.toSorted((one, other) => one - other)[100] ?? Number.NaN
}

/** What SQLite says of the statements that the question prepares and runs. */
function planOf(db: Database, ask: () => unknown): string {
  const seen: string[] = []
  const trace = rawOf(db).prepare.bind(rawOf(db))
  rawOf(db).prepare = (sql: string) => {
    seen.push(sql)
    return trace(sql)
  }
  ask()
  rawOf(db).prepare = trace
  const plans = seen.flatMap(sql => {
    const count = sql.split('?').length - 1
    const rows = trace(`explain query plan ${sql}`).all(...Array<number>(count).fill(0))
    return rows.map(row => String(Reflect.get(Object(row), 'detail')))
  })
  return [...new Set(plans)].join('; ')
}
