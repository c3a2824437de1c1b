import type { Result } from '../../shared/border/result.ts'
import { meaningOf } from '../../shared/imports/fields.ts'
import { readOrderFile, readOrderText } from '../../shared/imports/read-order-file.ts'
import type { ReadOptions, Table } from '../../shared/imports/table.ts'
import { inSlices } from '../ui/slices.ts'

/** A file, or what was pasted, and what staff said of how it is to be read. */
export type ImportSource = {
  readonly name: string
  /** Bytes of a file, or the text that was pasted. */
  readonly content: Uint8Array | string
  readonly answers: Pick<ReadOptions, 'titleRow' | 'fillDown'>
}

/** Returns titles and rows, or a sentence that says why there are none. */
export function readFile({
  name,
  content,
  answers,
}: ImportSource): Promise<Result<Table, string>> {
  const options = { ...answers, isKnownTitle }
  return inSlices(
    typeof content === 'string'
      ? readOrderText(name, content, options)
      : readOrderFile(name, content, options),
  )
}

const isKnownTitle = (text: string) => meaningOf(text) !== undefined
