import type { z } from 'zod'
import type { BorderFailure, BorderFailureCode } from '../shared/failure.ts'

/** Field path → sentence, in the order of the form; later sentences for a path are dropped. */
export type Fields = Record<string, string>

export function refusal(
  code: BorderFailureCode,
  message: string,
  fields?: Readonly<Fields>,
): BorderFailure {
  return fields === undefined || Object.keys(fields).length === 0
    ? { code, message }
    : { code, message, fields }
}

/** Wrong input, told field by field. */
export function invalid(fields: Readonly<Fields>): BorderFailure {
  const [first] = Object.values(fields)
  const count = Object.keys(fields).length
  const message =
    count === 1 ? (first ?? 'This is not valid.') : `${count} fields need a correction.`
  return refusal('invalid_input', message, fields)
}

/** The issues of a zod error as fields; `prefix` goes in front of every path. */
export function fieldsOf(error: z.ZodError, prefix = ''): Fields {
  const fields: Fields = {}
  for (const issue of error.issues) {
    const path = [prefix, ...issue.path.map(String)].filter(part => part !== '').join('.')
    fields[path] ??= issue.message
    if (issue.code === 'unrecognized_keys')
      for (const key of issue.keys)
        fields[[path, key].filter(Boolean).join('.')] ??= 'Unknown field.'
  }
  return fields
}

/** For something that is not there. */
export const notFound = (what: string): BorderFailure =>
  refusal('not_found', `${what} does not exist.`)
