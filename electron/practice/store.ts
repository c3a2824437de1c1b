import { type Journal, noJournal, openJournal } from './journal.ts'
import type { TableName, Tables } from './records.ts'
import { emptyState, type ReadonlyState, type State } from './state.ts'

export type Store = {
  readonly state: ReadonlyState
  get<Table extends TableName>(table: Table, key: string): Tables[Table] | null
  put<Table extends TableName>(table: Table, key: string, value: Tables[Table]): void
  /**
   * Runs `work`; all that it puts reaches the journal as one line, or not at all. May be nested.
   */
  transact<Value>(work: () => Value): Value
  /** The next number of a sequence, from 1. */
  next(sequence: string): number
}

type Changes = { [Table in TableName]?: Record<string, Tables[Table]> }

export function openStore(journalFile: string | null): Store {
  if (journalFile === null) return createStore(emptyState(), noJournal)
  const { state, journal } = openJournal(journalFile)
  return createStore(state, journal)
}

function createStore(state: State, journal: Journal): Store {
  let changes: Changes = {}
  let depth = 0

  function get<Table extends TableName>(table: Table, key: string): Tables[Table] | null {
    return state[table].get(key) ?? null
  }

  function put<Table extends TableName>(table: Table, key: string, value: Tables[Table]): void {
    transact(() => {
      state[table].set(key, value)
      const rows: Record<string, Tables[Table]> = changes[table] ?? {}
      rows[key] = value
      Object.assign(changes, { [table]: rows })
    })
  }

  function transact<Value>(work: () => Value): Value {
    depth += 1
    try {
      return work()
    } finally {
      depth -= 1
      if (depth === 0 && Object.keys(changes).length > 0) flush()
    }
  }

  function flush(): void {
    const line = changes
    changes = {}
    journal.append(line)
  }

  function next(sequence: string): number {
    const number = (get('sequences', sequence) ?? 0) + 1
    put('sequences', sequence, number)
    return number
  }

  return { state, get, put, transact, next }
}
