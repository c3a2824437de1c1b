import { withoutHidden } from '../text/hidden-signs.ts'

/** Spaces of other widths, and those that do not break. */
const otherSpaces = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g
/** Ends of lines besides the line feed, as older programs write them into a cell. */
const lineEnds = /\r\n?|[\v\f\u0085\u2028\u2029]/g
const isPlain = /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/

/** A cell as a person reads it; `="007"`, by which programs keep a text a text, is `007`. */
export function cleanCell(text: string): string {
  const clean = isPlain.test(text)
    ? text
    : withoutHidden(text.replace(lineEnds, '\n').replace(otherSpaces, ' '))
        .normalize('NFC')
        .trim()
  return clean.startsWith('="') ? (/^="([^"]*)"$/.exec(clean)?.[1] ?? clean).trim() : clean
}

/** A title on one line. */
export const cleanTitle = (text: string): string => cleanCell(text).replace(/\s+/g, ' ')

/**
 * A key or user name without what a copy from a page or a letter brings along, also inside it.
 * A space that was typed stays: it may part two of them.
 */
export function cleanKey(text: string): string {
  return text.replace(/(?! )[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\p{Z}]/gu, '').trim()
}
