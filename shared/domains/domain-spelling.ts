import { decodePunycode } from './punycode.ts'

/** Names are stored and sent as ASCII. This is how people write and read them. */
const coded = 'xn--'

/** The letters that an ASCII name stands for; the same name where it stands for no others. */
export function toUnicode(name: string): string {
  if (!name.includes(coded)) return name
  const labels = name.split('.').map(label => {
    if (!label.startsWith(coded)) return label
    return decodePunycode(label.slice(coded.length)) ?? label
  })
  const readable = labels.join('.')
  return isSpellingOf(readable, name) ? readable : name
}

/** The way back leads to the very same name: no invisible, reordered or folded letters. */
function isSpellingOf(readable: string, name: string): boolean {
  const url = `http://${readable}`
  return URL.canParse(url) && new URL(url).hostname === name
}

/** Alphabets that names are registered in. */
const alphabets = `Latin Cyrillic Greek Armenian Hebrew Arabic Thaana Devanagari Bengali Gurmukhi
  Gujarati Oriya Tamil Telugu Kannada Malayalam Sinhala Thai Lao Tibetan Myanmar Georgian Ethiopic
  Khmer`
/** Written together in one language, and with Latin words among them. */
const together = [
  ['Latin', 'Han', 'Hiragana', 'Katakana'],
  ['Latin', 'Han', 'Bopomofo'],
  ['Latin', 'Han', 'Hangul'],
]

const oneAlphabet = [...alphabets.split(/\s+/).map(script => [script]), ...together].map(
  scripts => {
    const letters = scripts.map(script => `\\p{scx=${script}}`).join('')
    return new RegExp(`^[\\p{scx=Common}\\p{scx=Inherited}${letters}]*$`, 'u')
  },
)

/** Cyrillic and Greek letters that cannot be told from Latin ones. */
const latinAlike = /^[-0-9аԁеһіјӏорԛѕԝхуъьүԍгпοαν]+$/u
const hasForeign = /[^\p{ASCII}]/u

/**
 * It may pass for another name: a label mixes alphabets (a Cyrillic а among Latin letters), or
 * is made of letters alone that look Latin under an ending that is.
 */
export function isLookAlike(name: string): boolean {
  const labels = toUnicode(name).split('.')
  const isLatinEnding = !hasForeign.test(labels.at(-1) ?? '')
  return labels.some(
    label =>
      hasForeign.test(label) &&
      (!oneAlphabet.some(letters => letters.test(label)) ||
        (isLatinEnding && latinAlike.test(label))),
  )
}

/** As it is shown: in its letters, unless they may pass for other ones. */
export const readableName = (name: string): string =>
  isLookAlike(name) ? name : toUnicode(name)

/** Names in a text that stand for other letters. */
export const codedNames = /[a-z0-9.-]*xn--[a-z0-9.-]*[a-z0-9]/g

/** The names in a sentence or an address, as they are shown. */
export const readableIn = (text: string): string => text.replace(codedNames, readableName)
