import { z } from 'zod'

const lineEnds = /[\n\v\f\r\u0085\u2028\u2029]/
/** Marks and embeddings that turn the direction of what stands behind them. */
export const turnsDirection = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/
const hidden = /[\p{Cc}\p{Zl}\p{Zp}]/u

/** A text on one line, as it looks: nothing in it is hidden or turns the direction of others. */
export const line = (message?: string) =>
  z
    .string(message)
    .trim()
    .refine(
      text => !hidden.test(text) && !turnsDirection.test(text),
      'A line break or a hidden sign is in it. Type it instead of pasting it.',
    )

/** The same of a text from elsewhere that is only told: what is hidden is left out of it. */
export const asLine = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(allTurns, '')
    .trim()
const allTurns = new RegExp(turnsDirection.source, 'g')

/** Any signs, blanks at its ends too, but on one line. */
export const passwordLine = (max: number) =>
  z
    .string()
    .max(max)
    .refine(text => !lineEnds.test(text), 'A password has no line break.')
