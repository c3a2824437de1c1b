/** What stands where a secret stood. */
const hidden = '•••'

/** Known values shorter than this are hidden by the name of their field only. */
const shortestKnown = 4

const field = String.raw`[\w-]{0,40}(?:password|passwd|secret|token|api[_-]?key|authorization|backup[_-]?codes)[\w-]{0,40}`
const rules: readonly (readonly [RegExp, string])[] = [
  // JSON; an unclosed string (a cut body) is hidden to its end
  [
    new RegExp(
      String.raw`("${field}"\s*:\s*)(?:"(?:[^"\\]|\\.)*(?:"|\\?$)|[^\s"[{,}\]]+)`,
      'gis',
    ),
    `$1"${hidden}"`,
  ],
  // form fields, XML attributes
  [new RegExp(String.raw`\b(${field}=)(?:"[^"]*(?:"|$)|[^&\s"'<>]+)`, 'gi'), `$1${hidden}`],
  [/\b(Bearer|Basic)\s+[^\s"',<>]+/gi, `$1 ${hidden}`],
  // Laravel Sanctum tokens
  [/\b\d{1,12}\|[A-Za-z0-9]{16,}/g, hidden],
  // mailbox passwords that Boxwright makes: a later call no longer knows them
  [
    /(?<![\w!#%*])(?=[A-Za-z])(?=\S{0,15}[!#%*_])(?=\S{0,15}\d)(?=\S{0,15}[A-Z])(?=\S{0,15}[a-z])[A-HJ-NP-Za-km-z2-9!#%*_]{16}(?![\w!#%*])/g,
    hidden,
  ],
]

/**
 * Makes a function that hides secrets in a text: the known values in every spelling that a
 * wire uses, and whatever stands in a field that is named like a secret.
 */
export function createRedactor(secrets: readonly string[]): (text: string) => string {
  const spellings = [...new Set(secrets.filter(isKnown).flatMap(spell))]
  const longestFirst = spellings.sort((one, other) => other.length - one.length)
  return text => {
    let clean = text
    for (const secret of longestFirst) clean = clean.replaceAll(secret, hidden)
    for (const [rule, replacement] of rules) clean = clean.replace(rule, replacement)
    return clean
  }
}

/** One line that is safe to show and to store; at most 500 characters. */
export function toDetail(text: string, redact: (text: string) => string): string {
  const line = redact(wellFormed(text))
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

function isKnown(secret: string): boolean {
  return secret.trim().length >= shortestKnown
}

function spell(secret: string): readonly string[] {
  const whole = wellFormed(secret)
  const json = JSON.stringify(whole).slice(1, -1)
  const xml = whole
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
  return [
    whole,
    whole.trim(),
    json,
    json.replaceAll('/', String.raw`\/`),
    encodeURIComponent(whole),
    new URLSearchParams([['', whole]]).toString().slice(1),
    xml,
    xml.replaceAll("'", '&#039;'),
    xml.replaceAll("'", '&apos;'),
  ]
}
