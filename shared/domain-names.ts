/**
 * Reads the domains that staff paste: any shape becomes clean ASCII names, or a sentence that
 * says what is wrong. The public suffix list is passed in, because this folder imports nothing.
 */
export type RegistrableDomain = (name: string) => string | null

export type DomainProblem = {
  /** As it was typed. */
  readonly typed: string
  readonly problem: string
}

export type DomainReading = {
  /** Lower-case ASCII, in the order typed, each once. */
  readonly names: readonly string[]
  /** Names that stood in the text more than once. */
  readonly repeated: readonly string[]
  readonly problems: readonly DomainProblem[]
}

const separators = /[\s,;]+/
const label = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/

/** Never throws; an empty text gives an empty reading. */
export function readDomains(text: string, registrable: RegistrableDomain): DomainReading {
  const names = new Set<string>()
  const repeated = new Set<string>()
  const problems: DomainProblem[] = []
  for (const typed of text.split(separators)) {
    if (typed === '') continue
    const reading = readDomain(typed, registrable)
    if ('problem' in reading) problems.push({ typed: typed.slice(0, 300), ...reading })
    else if (names.has(reading.name)) repeated.add(reading.name)
    else names.add(reading.name)
  }
  return { names: [...names], repeated: [...repeated], problems }
}

export function readDomain(
  typed: string,
  registrable: RegistrableDomain,
): { readonly name: string } | { readonly problem: string } {
  const host = hostOf(typed)
  const name = toAscii(host)
  if (name === null) return { problem: `${shorten(typed)} is not a domain name.` }
  const owned = registrable(name)
  if (owned === null) return { problem: `${shorten(host)} has no known ending such as .com.` }
  if (owned !== name)
    return { problem: `${shorten(host)} is a sub-domain. Enter ${owned} instead.` }
  return { name }
}

/** Drops scheme, user, port, path, quotes, `www.` and the trailing dot. */
function hostOf(typed: string): string {
  return typed
    .trim()
    .replace(/^["'<(]+|["'>)]+$/g, '')
    .replace(/^[a-z][a-z0-9+.-]*:\/\//i, '')
    .replace(/[/?#\\].*$/, '')
    .replace(/:\d*$/, '')
    .replace(/\.$/, '')
    .replace(/^www\./i, '')
    .toLowerCase()
}

/**
 * The URL parser does the IDN mapping, but accepts empty labels, numbers as addresses and
 * foreign characters that fold to others; so the labels are checked before and after.
 */
function toAscii(host: string): string | null {
  if (host === '' || host.length > 253 || /[_@:%*\s]/.test(host)) return null
  const url = `http://${host}`
  const ascii = URL.canParse(url) ? new URL(url).hostname : ''
  const labels = ascii.split('.')
  if (ascii.length > 253 || labels.length < 2 || !labels.every(one => label.test(one)))
    return null
  const last = labels.at(-1) ?? ''
  return /^\d+$/.test(last) ? null : ascii
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}
