import { withoutHidden } from '../text/hidden-signs.ts'

/** Blanks that are shown as a space. */
const otherSpaces = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g
/** Ends of lines besides the line feed, as older programs write them into a cell. */
const lineEnds = /\r\n?|[\v\f\u0085\u2028\u2029]/g
const isPlain = /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/

/** A cell as a person reads it; `="007"`, as programs write a text of digits, is `007`. */
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
 * A key or user name without the unseen signs that copying from a page or a letter adds. A typed
 * space inside stays, because it may part two keys.
 */
export function cleanKey(text: string): string {
  return text.replace(/(?! )[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\p{Z}]/gu, '').trim()
}
