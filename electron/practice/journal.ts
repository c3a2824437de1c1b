import { existsSync, mkdirSync, renameSync, truncateSync } from 'node:fs'
import { dirname } from 'node:path'
import { appendToFile, readOrdinaryFile, writeNewFile } from '../../db/core/ordinary-file.ts'
import { type ChangeSet, changeSet } from './records.ts'
import {
  applyChanges,
  emptyState,
  type ReadonlyState,
  type State,
  snapshotOf,
} from './state.ts'

/** A journal beyond this many bytes is rewritten as one snapshot when opened. */
const COMPACT_BEYOND = 1_000_000
/** While in use it may grow by this many bytes before it is rewritten. */
const COMPACT_EVERY = 8_000_000
const MOST_BYTES = 200_000_000

export type Journal = { append(changes: ChangeSet): void }
export const noJournal: Journal = { append: () => undefined }

/** Reads the state a journal holds, without changing the file; also while practice writes it. */
export const readJournal = (file: string): ReadonlyState => replay(file).state

/** Opens a journal for writing: drops a torn last line, compacts when large. */
export function openJournal(file: string): {
  readonly state: State
  readonly journal: Journal
} {
  mkdirSync(dirname(file), { recursive: true })
  const { state, size, whole } = replay(file)
  if (whole > COMPACT_BEYOND) compact(file, state)
  else if (whole < size) truncateSync(file, whole)
  let grown = 0
  const append = (changes: ChangeSet): void => {
    grown += appendLine(file, changes)
    if (grown < COMPACT_EVERY) return
    compact(file, state)
    grown = 0
  }
  return { state, journal: { append } }
}

function replay(file: string): { state: State; size: number; whole: number } {
  const state = emptyState()
  if (!existsSync(file)) return { state, size: 0, whole: 0 }
  const bytes = readOrdinaryFile(file, MOST_BYTES)
  // what follows the last newline was cut off by a kill, and counts as not done
  const whole = bytes.lastIndexOf('\n') + 1
  const lines = bytes.subarray(0, whole).toString('utf8').split('\n')
  for (const line of lines) {
    if (line !== '') applyChanges(state, changeSet.parse(JSON.parse(line)))
  }
  return { state, size: bytes.length, whole }
}

function compact(file: string, state: State): void {
  const next = `${file}.next`
  writeNewFile(next, `${JSON.stringify(snapshotOf(state))}\n`)
  renameSync(next, file)
}

/**
 * Writes one line with one call, so that the kernel has it before the answer leaves. Returns its
 * length in characters.
 */
function appendLine(file: string, changes: ChangeSet): number {
  const line = `${JSON.stringify(changes)}\n`
  appendToFile(file, line)
  return line.length
}
