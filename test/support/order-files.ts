import type { Result } from '../../shared/border/result.ts'
import { readOrderFile, readOrderText } from '../../shared/imports/read-order-file.ts'
import type { ReadOptions, Table } from '../../shared/imports/table.ts'

const words =
  `order customeremail email customer company name domains domain domainname url website
  inboxesperdomain firstname lastname prefix firstname1 lastname1 prefix1 firstname2 lastname2
  prefix2 spaceshipapikey spaceshipapisecret apikey apisecret notes amount total`.split(/\s+/)
const known: ReadonlySet<string> = new Set(words)

/** Whether a text is a title that the import knows. */
export const isKnownTitle = (text: string) =>
  known.has(text.toLowerCase().replace(/[^a-z0-9]/g, ''))

/** Reads a file or a text to its end, without pauses. */
export function readAtOnce(
  content: Uint8Array | string,
  options: ReadOptions = { isKnownTitle },
): Result<Table, string> {
  const reading =
    typeof content === 'string'
      ? readOrderText('orders.csv', content, options)
      : readOrderFile('orders.csv', content, options)
  return atOnce(reading)
}

/** Runs a generator to its end and returns its value; pauses are skipped. */
export function atOnce<Value>(work: Iterator<undefined, Value>): Value {
  for (;;) {
    const step = work.next()
    if (step.done === true) return step.value
  }
}

/** The table of a file; throws when it is refused. */
export function tableIn(content: Uint8Array | string, options?: ReadOptions): Table {
  const table = readAtOnce(content, options)
  if (!table.ok) throw new Error(table.failure)
  return table.value
}
