import { z } from 'zod'
import { containsHidden, withoutHidden } from './hidden-signs.ts'

const lineEnds = /[\n\v\f\r\u0085\u2028\u2029]/
const control = /[\p{Cc}\p{Zl}\p{Zp}]/u

/** A schema of a text on one line in which nothing is hidden and nothing reorders text. */
export const line = (message?: string) =>
  z
    .string(message)
    .trim()
    .refine(
      text => !control.test(text) && !containsHidden(text),
      'A line break or a hidden sign is in it. Type it instead of pasting it.',
    )

/** A text from elsewhere on one line, without what is hidden in it. */
export const asLine = (text: string): string =>
  withoutHidden(text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')).trim()

/** A schema of a password: any signs on one line, also blanks at its ends. */
export const passwordLine = (max: number) =>
  z
    .string()
    .max(max)
    .refine(text => !lineEnds.test(text), 'A password has no line break.')

/** A `line` of at most `max` characters. */
export const lineTo = (max: number) => line().max(max, `At most ${max} characters.`)

/** A `line` of 1 to `max` characters; `message` says what is missing. */
export const requiredLine = (max: number, message: string) =>
  line(message).min(1, message).max(max, `At most ${max} characters.`)

/** A schema of a web address, or of an empty text. */
export const link = lineTo(2000).refine(
  value => value === '' || isWebAddress(value),
  'Enter a web address that starts with http:// or https://.',
)

function isWebAddress(value: string): boolean {
  // `https:acme.com` parses too, yet nobody means that
  return /^https?:\/\/[^/]/i.test(value) && URL.canParse(value)
}
