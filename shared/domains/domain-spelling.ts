import { decodePunycode } from './punycode.ts'

/** The beginning of labels that encode other letters in ASCII, as names are stored and sent. */
const coded = 'xn--'

/** The name in the letters that its ASCII stands for; the same name where it stands for none. */
export function toUnicode(name: string): string {
  if (!name.includes(coded)) return name
  const labels = name.split('.').map(label => {
    if (!label.startsWith(coded)) return label
    return decodePunycode(label.slice(coded.length)) ?? label
  })
  const readable = labels.join('.')
  return isSpellingOf(readable, name) ? readable : name
}

/** Whether the way back gives the same name, so that no letter is invisible, reordered or folded. */
function isSpellingOf(readable: string, name: string): boolean {
  const url = `http://${readable}`
  return URL.canParse(url) && new URL(url).hostname === name
}

/** Alphabets that names are registered in. */
const alphabets = `Latin Cyrillic Greek Armenian Hebrew Arabic Thaana Devanagari Bengali Gurmukhi
  Gujarati Oriya Tamil Telugu Kannada Malayalam Sinhala Thai Lao Tibetan Myanmar Georgian Ethiopic
  Khmer`
/** Scripts that one language writes together, and Latin words among them. */
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
 * Whether a name may pass for another: a label mixes alphabets (a Cyrillic а among Latin letters),
 * or all its letters look Latin and the ending is Latin.
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

/** The name as it is shown: in its letters, unless they may pass for another name. */
export const readableName = (name: string): string =>
  isLookAlike(name) ? name : toUnicode(name)

/** Finds names in a text whose ASCII stands for other letters. */
export const codedNames = /[a-z0-9.-]*xn--[a-z0-9.-]*[a-z0-9]/g

/** A text with the names in it as they are shown. */
export const readableIn = (text: string): string => text.replace(codedNames, readableName)
