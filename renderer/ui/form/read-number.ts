import { decimalSign } from '../../../shared/text/locale.ts'

/** Point and comma are both taken for the sign before the fraction; no signs for thousands. */
const shape = /^-?\d{1,15}(?:[.,]\d+)?$/

/** The number that was typed; anything else comes back as it is. */
export function readNumber(typed: string): number | string {
  const text = typed.trim()
  return shape.test(text) ? Number(text.replace(',', '.')) : text
}

/** A number as staff would type it here. */
export const numberAsTyped = (value: number | string): string =>
  String(value).replace('.', decimalSign())

/** Why this is no count; undefined for a good one, or none. */
export function countProblem(value: number | string): string | undefined {
  const isCount = value === '' || (typeof value === 'number' && Number.isSafeInteger(value))
  return isCount ? undefined : 'Enter a whole number, such as 10.'
}
