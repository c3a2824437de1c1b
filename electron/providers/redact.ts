import { closingQuote } from './json.ts'

/** What stands where a secret stood. */
const hidden = '•••'

/** Known values shorter than this are hidden by the name of their field only. */
const shortestKnown = 4

/** Characters of a text that are looked at; what is shown or stored is far shorter. */
const mostRead = 32_768

/** What is said of a text in which secrets could not be hidden. */
export const withheld = '(not shown: it could not be searched for secrets)'

const secretName = /password|passwd|secret|token|api[_-]?key|authorization|backup[_-]?codes/i

// every expression here takes linear time, also on a hostile answer that is all hits
const jsonName = /"([\w-]+)"\s*:\s*/g
const formName = /(?<![\w-])([\w-]+)=/g
const bareJson = /[^\s"[{,}\]]+/y
const bareForm = /[^&\s"'<>]+/y
const rules: readonly (readonly [RegExp, string])[] = [
  [/\b(Bearer|Basic)\s+[^\s"',<>]+/gi, `$1 ${hidden}`],
  // Laravel Sanctum tokens
  [/\b\d{1,12}\|[A-Za-z0-9]{16,}/g, hidden],
  // the shape of mailbox passwords of Boxwright: a later call does not know them as secrets
  [
    /(?<![\w!#%*])(?=[A-Za-z])(?=\S{0,15}[!#%*_])(?=\S{0,15}\d)(?=\S{0,15}[A-Z])(?=\S{0,15}[a-z])[A-HJ-NP-Za-km-z2-9!#%*_]{16}(?![\w!#%*])/g,
    hidden,
  ],
  // recovery codes
  [/(?<![\w-])(?:[0-9a-z]{5}-){5}[0-9a-z]{5}(?![\w-])/gi, hidden],
]
/** Characters; what the last three rules recognise is shorter. */
const longestShape = 200

/**
 * Makes a function that hides secrets in a text: the known values in every spelling that a
 * wire uses, and whatever stands in a field that is named like a secret. It answers at most
 * the first 32,768 characters, and never throws.
 */
export function createRedactor(secrets: readonly string[]): (text: string) => string {
  const spellings = spellingsOf(secrets)
  return text => {
    if (spellings === null) return withheld
    try {
      return hideAll(text, spellings)
    } catch {
      return withheld
    }
  }
}

function hideAll(text: string, longestFirst: readonly string[]): string {
  const isCut = text.length > mostRead
  let clean = wellFormed(isCut ? text.slice(0, mostRead) : text)
  for (const secret of longestFirst) clean = clean.replaceAll(secret, hidden)
  clean = hideFields(clean, jsonName, readJsonValue)
  clean = hideFields(clean, formName, readFormValue)
  for (const [rule, replacement] of rules) clean = clean.replace(rule, replacement)
  if (!isCut) return clean
  // the cut may have halved a secret, and half a secret is not recognised
  const half = Math.max(longestFirst[0]?.length ?? 0, longestShape)
  return clean.slice(0, Math.max(0, clean.length - half))
}

/** Where a value that begins at `start` ends, and what is written instead of it; null: no value. */
type ReadValue = (
  text: string,
  start: number,
) => { readonly end: number; readonly mark: string } | null

/** Puts marks in the place of the values whose name is one of a secret. */
function hideFields(text: string, names: RegExp, readValue: ReadValue): string {
  const parts: string[] = []
  let from = 0
  for (const match of text.matchAll(names)) {
    const start = match.index + match[0].length
    // the match lies within a value that is hidden already
    if (match.index < from || !secretName.test(match[1] ?? '')) continue
    const value = readValue(text, start)
    if (value === null) continue
    parts.push(text.slice(from, start), value.mark)
    from = value.end
  }
  parts.push(text.slice(from))
  return parts.join('')
}

/** A JSON value; a string without its closing quote, of a cut body, is hidden to the end. */
const readJsonValue: ReadValue = (text, start) => {
  if (text[start] === '"')
    return { end: Math.min(closingQuote(text, start) + 1, text.length), mark: `"${hidden}"` }
  const end = endOf(bareJson, text, start)
  return end === null ? null : { end, mark: `"${hidden}"` }
}

/** A form's field or an XML attribute. */
const readFormValue: ReadValue = (text, start) => {
  const quote = text[start]
  if (quote === '"' || quote === "'") {
    const closing = text.indexOf(quote, start + 1)
    return { end: closing === -1 ? text.length : closing + 1, mark: hidden }
  }
  const end = endOf(bareForm, text, start)
  return end === null ? null : { end, mark: hidden }
}

function endOf(sticky: RegExp, text: string, start: number): number | null {
  sticky.lastIndex = start
  return sticky.test(text) ? sticky.lastIndex : null
}

/** One line that is safe to show and to store; at most 500 characters. */
export function toDetail(text: string, redact: (text: string) => string): string {
  const line = redact(text)
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
  return line.length > 500 ? `${wellFormed(line.slice(0, 499))}…` : line
}

/** A request or an answer for the order page: redacted first, then cut to 4,000 characters. */
export function toRecorded(text: string, redact: (text: string) => string): string {
  const clean = redact(text)
  return clean.length > 4000 ? `${wellFormed(clean.slice(0, 3999))}…` : clean
}

// half a surrogate pair breaks encoders and databases
function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\uFFFD')
}

/** All spellings of the secrets, the longest first; null: one cannot be encoded. */
function spellingsOf(secrets: readonly string[]): readonly string[] | null {
  try {
    return [...new Set(secrets.filter(isKnown).flatMap(spell))].sort(
      (one, other) => other.length - one.length,
    )
  } catch {
    return null
  }
}

function isKnown(secret: string): boolean {
  return secret.trim().length >= shortestKnown
}

function spell(secret: string): readonly string[] {
  const whole = wellFormed(secret)
  const json = JSON.stringify(whole).slice(1, -1)
  // in the text of an element nothing else has to be escaped
  const text = whole.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  const xml = text.replaceAll('>', '&gt;').replaceAll('"', '&quot;')
  return [
    whole,
    whole.trim(),
    json,
    json.replaceAll('/', String.raw`\/`),
    encodeURIComponent(whole),
    new URLSearchParams([['', whole]]).toString().slice(1),
    text,
    text.replaceAll('>', '&gt;'),
    xml,
    xml.replaceAll("'", '&#039;'),
    xml.replaceAll("'", '&apos;'),
  ]
}
