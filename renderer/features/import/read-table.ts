import {
  type Reading,
  readOrderFile,
  readOrderText,
} from '../../../shared/imports/read-order-file.ts'
import type { ReadOptions, Table } from '../../../shared/imports/table.ts'
import type { Result } from '../../../shared/result.ts'
import { fields, fieldWords } from './fields.ts'
import { plainTitle } from './mapping.ts'

export type { Table, TableRow } from '../../../shared/imports/table.ts'

const knownTitles: ReadonlySet<string> = new Set(
  fields.flatMap(field => fieldWords[field].titles),
)
const isKnownTitle = (text: string) => knownTitles.has(plainTitle(text))

/** What a file or the clipboard holds, and what staff have said of it. */
export type Source = {
  readonly name: string
  readonly content: Uint8Array | string
}

/** Milliseconds: below what a person feels. */
const sliceMs = 12

/** Titles and rows, or a sentence that says why there are none; the window goes on meanwhile. */
export async function readInSlices(
  source: Source,
  options: ReadOptions = {},
): Promise<Result<Table, string>> {
  const reading = begin(source, options)
  let until = performance.now() + sliceMs
  for (;;) {
    const step = reading.next()
    if (step.done === true) return step.value
    if (performance.now() < until) continue
    await new Promise(resolve => setTimeout(resolve, 0))
    until = performance.now() + sliceMs
  }
}

/** The same at once, for what is small. */
export function readTable(
  name: string,
  text: string,
  options: ReadOptions = {},
): Result<Table, string> {
  const reading = begin({ name, content: text }, options)
  for (;;) {
    const step = reading.next()
    if (step.done === true) return step.value
  }
}

function begin({ name, content }: Source, options: ReadOptions): Reading {
  const known = { isKnownTitle, ...options }
  return typeof content === 'string'
    ? readOrderText(name, content, known)
    : readOrderFile(name, content, known)
}
