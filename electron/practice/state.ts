import type { ChangeSet, TableName, Tables } from './records.ts'

export type State = { readonly [Table in TableName]: Map<string, Tables[Table]> }
export type ReadonlyState = {
  readonly [Table in TableName]: ReadonlyMap<string, Tables[Table]>
}

export const emptyState = (): State => ({
  domains: new Map(),
  delegations: new Map(),
  mailboxes: new Map(),
  jobs: new Map(),
  tokens: new Map(),
  firstKeys: new Map(),
  counts: new Map(),
  sequences: new Map(),
})

export function applyChanges(state: State, changes: ChangeSet): void {
  merge(state.domains, changes.domains)
  merge(state.delegations, changes.delegations)
  merge(state.mailboxes, changes.mailboxes)
  merge(state.jobs, changes.jobs)
  merge(state.tokens, changes.tokens)
  merge(state.firstKeys, changes.firstKeys)
  merge(state.counts, changes.counts)
  merge(state.sequences, changes.sequences)
}

function merge<Value>(
  map: Map<string, Value>,
  rows: Readonly<Record<string, Value>> | undefined,
): void {
  for (const [key, value] of Object.entries(rows ?? {})) map.set(key, value)
}

/** The whole state as one change set: what a compacted journal begins with. */
export const snapshotOf = (state: ReadonlyState): ChangeSet => ({
  domains: Object.fromEntries(state.domains),
  delegations: Object.fromEntries(state.delegations),
  mailboxes: Object.fromEntries(state.mailboxes),
  jobs: Object.fromEntries(state.jobs),
  tokens: Object.fromEntries(state.tokens),
  firstKeys: Object.fromEntries(state.firstKeys),
  counts: Object.fromEntries(state.counts),
  sequences: Object.fromEntries(state.sequences),
})
