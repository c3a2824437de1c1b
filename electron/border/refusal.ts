import type { z } from 'zod'
import type { BorderFailure, BorderFailureCode } from '../../shared/border/failure.ts'
import { issues } from '../../shared/problems.ts'

/** Field path → sentence, in the order of the form. */
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

/** The failure for wrong input, with a sentence for each field. */
export function invalid(fields: Readonly<Fields>): BorderFailure {
  const [first] = Object.values(fields)
  const count = Object.keys(fields).length
  const message =
    count === 1 ? (first ?? 'This is not valid.') : `${count} fields need a correction.`
  return refusal('invalid_input', message, fields)
}

/** A zod error as fields, the first issue of each path; `prefix` goes in front of every path. */
export const fieldsOf = (error: z.ZodError, prefix = ''): Fields => issues({ error }, prefix)

export const notFound = (what: string): BorderFailure =>
  refusal('not_found', `${what} does not exist.`)
