import { z } from 'zod'
import { containsHidden, withoutHidden } from './hidden-signs.ts'

const lineEnds = /[\n\v\f\r\u0085\u2028\u2029]/
const control = /[\p{Cc}\p{Zl}\p{Zp}]/u

/** A text on one line, as it looks: nothing in it is hidden or reorders others. */
export const line = (message?: string) =>
  z
    .string(message)
    .trim()
    .refine(
      text => !control.test(text) && !containsHidden(text),
      'A line break or a hidden sign is in it. Type it instead of pasting it.',
    )

/** The same of a text from elsewhere that is only told: what is hidden is left out of it. */
export const asLine = (text: string): string =>
  withoutHidden(text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')).trim()

/** Any signs, blanks at its ends too, but on one line. */
export const passwordLine = (max: number) =>
  z
    .string()
    .max(max)
    .refine(text => !lineEnds.test(text), 'A password has no line break.')

/** At most so many characters. */
export const lineTo = (max: number) => line().max(max, `At most ${max} characters.`)

/** The same, and not empty; `message` says what is missing. */
export const requiredLine = (max: number, message: string) =>
  line(message).min(1, message).max(max, `At most ${max} characters.`)

/** A web address, or nothing. */
export const link = lineTo(2000).refine(
  value => value === '' || isWebAddress(value),
  'Enter a web address that starts with http:// or https://.',
)

function isWebAddress(value: string): boolean {
  // `https:acme.com` parses too, yet nobody means that
  return /^https?:\/\/[^/]/i.test(value) && URL.canParse(value)
}
