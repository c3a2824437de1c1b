import { plainTitle } from './titles.ts'

const keyTitles =
  /key|secret|passw|passphrase|pwd|pw$|2fa|otp$|code|token|credential|schlussel|geheim|kennwort|motdepasse|^cle|cleapi|clave|contrasena|secreto|sleutel|wachtwoord/

/** Whether a title is that of a key or password. */
export const isKeyTitle = (title: string) => keyTitles.test(plainTitle(title))

/** Characters of the shortest key that a registrar makes. */
const leastLength = 20
const words = /[^\s,;|"'`<>()[\]{}]+/g

/** Whether a word of a text may be a key: long, letters and figures mixed, no name or address. */
export function hasKeyShape(text: string): boolean {
  return hasLabel(text) || (text.match(words) ?? []).some(isKeyShaped)
}

/** Whether a text is one of the keys or has one among its words, also joined by a lost comma. */
export const containsKey = (text: string, keys: ReadonlySet<string>): boolean =>
  keys.has(text) ||
  text
    .split(/[\s,;|"':=]+/)
    .some(word => keys.has(word) || keys.has(bare(word)) || isJoinedToKey(word, keys))

/** Characters; longer keys are found as whole words alone. */
const mostLength = 200

/** Whether a word begins or ends with a key: "jo@acme.examplek3y…". */
function isJoinedToKey(word: string, keys: ReadonlySet<string>): boolean {
  const most = Math.min(word.length - 1, mostLength)
  for (let length = leastLength; length <= most; length += 1)
    if (keys.has(word.slice(-length)) || keys.has(word.slice(0, length))) return true
  return false
}

/** The text with a placeholder for each word that may be a key. */
export const withoutKeyShapes = (text: string) =>
  text
    .replace(words, word => (isKeyShaped(word) ? hidden : word))
    .replace(labelled, (whole, label: string, value: string) =>
      isTyped(value) ? `${label}${hidden}` : whole,
    )

const hidden = '••••••••'
/** Matches "Password: abc" and "api key = abc". */
const labelled =
  /((?:passwor[dt]|passphrase|kennwort|pwd?|secret|token|key)\s{0,3}[:=]\s{0,3})(\S{6,})/gi
/** Whether letters and figures are mixed, as in no word of a sentence. */
const isTyped = (value: string) => /\p{L}/u.test(value) && /\d/.test(value)

/** The word without signs around it that are in no key, such as a backslash. */
const bare = (word: string) => word.replace(/^[^\w+/.~-]+|[^\w+/.~-]+$/g, '')

const hasLabel = (text: string) =>
  [...text.matchAll(labelled)].some(([, , value = '']) => isTyped(value))

function isKeyShaped(word: string): boolean {
  if (word.length < leastLength || /:\/\/|@/.test(word)) return false
  // "key=abc", "secret:abc"
  const value = bare(word.split(/[=:]/).find(part => part.length >= leastLength) ?? '')
  if (!/^[\w+/.~-]+$/.test(value) || /\.[a-z]{2,24}\.?$/i.test(value)) return false
  // "order-2026-11-acme-north" is words and numbers, each for itself
  const parts = value.split(/[-_/.+~]+/)
  if (parts.every(part => /^(?:[a-z]*|\d*)$/i.test(part))) return false
  const figures = value.match(/\d/g)?.length ?? 0
  return figures >= 3 && value.length - figures >= 3
}
