import type { Doubt } from './table.ts'

/** What the text of a whole cell looks like. */
export type Kind = 'email' | 'domains' | 'number' | 'key'

const domain = /^(?:https?:\/\/)?(?:[\p{L}\p{N}][\p{L}\p{N}-]*\.)+(\p{L}{2,})(?:[/:]\S*)?$/iu
/** Endings that agencies buy most names under; they tell a domain from jane.doe. */
const endings: ReadonlySet<string> = new Set(
  `com net org io co ai app dev info biz me tv cc us uk de at ch li fr es it nl be lu ie pl cz se
  no dk fi pt gr hu ro eu ca au nz in br mx za jp cn kr sg hk xyz online site store tech shop club
  agency email digital solutions group team pro live world cloud space website link click one
  global media marketing consulting company services studio work today life`.split(/\s+/),
)
/** Whether a word is a domain with a usual ending: `acme.com`, not `index.php`. */
export const isDomain = (word: string) =>
  endings.has(domain.exec(word)?.[1]?.toLowerCase() ?? '')
const email = /^[^\s@]+@[^\s@]+\.[^\s@]+$/
const number = /^[^\p{L}\p{N}]{0,3}\d[\d.,'\s:/-]*(?:[^\p{L}\p{N}]{1,3}|\p{L}{3})?$/u
/** Matches long words of letters and digits mixed. */
const key = /^(?=.*\d)(?=.*[a-z])[\w+/=-]{16,}$/i

/** The kind of a cell, by its first 300 characters; null: words, or nothing. */
export function kindOf(cell: string): Kind | null {
  const start = cell.length > 300 ? cell.slice(0, 300).replace(/\S+$/, '').trim() : cell
  if (start === '') return null
  if (start.includes('@')) return email.test(start) ? 'email' : null
  if (/^\W{0,3}\d/.test(start) && number.test(start)) return 'number'
  if (start.includes('.') && start.split(/[\s,;]+/).every(isDomain)) return 'domains'
  return start.length > 15 && key.test(start) ? 'key' : null
}

const notCells = /^#(?:REF!|N\/A|NAME\?|VALUE!|DIV\/0!|NULL!|NUM!|SPILL!|CALC!)$|^#{3,}$|^=[^=]/
/** Matches 1.23457E+15, and whole numbers of which only the first 15 digits are left. */
const cutNumbers = /^[+-]?\d(?:[.,]\d+)?E[+-]\d{1,3}$|^\d{15}0+$/i

/** Matches the signs that UTF-8 becomes when it is read as Windows-1252. */
const twice =
  /[\u00c2\u00c3][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]|\u00e2\u20ac[\u0080-\uffff]?/
/** Matches a sign or capital inside a word, as other Western encodings become. */
const insideWord =
  /\p{Ll}[\u0160\u017d\u0178\u0152](?!\p{Lu})|\p{Lu}[\u0160\u017d\u0178]\p{Ll}|[b-df-hj-np-tv-z]\u0161[b-df-hj-np-tv-z]|\p{L}[\u201a\u0192\u201c-\u201e\u2026\u2020\u2021\u02c6\u2030\u2039\u203a\u2022\u2122\u02dc\u00a1-\u00a9\u00ab-\u00b3\u00b6\u00b8\u00b9\u00bb-\u00bf\u00d7\u00f7\u221a]\p{L}|\u221a[\u0080-\uffff]/u
const unreadable = /\ufffd|(?![\t\n])\p{Cc}/u
/** Matches a letter that a program could not write: J?rgen. In an address it is an honest sign. */
const lostLetter = /\p{L}\?\p{Ll}/u

/** What is doubtful about a cell, without a look at others. */
export function cellDoubts(cell: string, column: number): readonly Doubt[] {
  if (cell === '') return []
  const doubts: Doubt[] = []
  if (notCells.test(cell)) doubts.push({ code: 'formula', column })
  if (cutNumbers.test(cell)) doubts.push({ code: 'cut-number', column })
  const found = twice.exec(cell)?.[0]
  if (found !== undefined) {
    const meant = meantBy(found)
    doubts.push({
      code: 'garbled-text',
      column,
      ...(meant !== null && { garbled: { found, meant } }),
    })
  } else if (
    unreadable.test(cell) ||
    insideWord.test(cell) ||
    (lostLetter.test(cell) && !/[/=&]/.test(cell))
  )
    doubts.push({ code: 'garbled-text', column })
  return doubts
}

/** The letter whose UTF-8 bytes were read as `found`; null: it cannot be told. */
function meantBy(found: string): string | null {
  const bytes = Array.from(found, sign => byteOf.get(sign) ?? sign.charCodeAt(0))
  if (bytes.some(byte => byte > 0xff)) return null
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(new Uint8Array(bytes))
  } catch {
    // no whole UTF-8: a part of it was cut off
    return null
  }
}

/** Sign of Windows-1252 → its byte, where the two differ. */
const byteOf: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 32 }, (_, at) => {
    const byte = 0x80 + at
    return [new TextDecoder('windows-1252').decode(new Uint8Array([byte])), byte] as const
  }),
)
