const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
}

/** How a prefix may follow from a name, spelled as people know them. */
export const prefixPatterns = ['first', 'first.last', 'f.last', 'firstl'] as const
export type PrefixPattern = (typeof prefixPatterns)[number]

/** `jane`, `jane.doe`, `j.doe`, `janed`; '' when the names do not allow it. */
export function prefixBy(pattern: PrefixPattern, firstName: string, lastName: string): string {
  const first = plain(firstName)
  const last = plain(lastName)
  if (first === '' || (last === '' && pattern !== 'first')) return ''
  const made: Record<PrefixPattern, string> = {
    first,
    'first.last': `${first}.${last}`,
    'f.last': `${first.charAt(0)}.${last}`,
    firstl: `${first}${last.charAt(0)}`,
  }
  return made[pattern].length <= 50 ? made[pattern] : ''
}

/** What the names allow, each once, fit to be a prefix. */
export function suggestedPrefixes(firstName: string, lastName: string): readonly string[] {
  const made = prefixPatterns.map(pattern => prefixBy(pattern, firstName, lastName))
  return [...new Set(made)].filter(prefix => prefix !== '')
}

/** "José María" → "josemaria"; what has no plain letters gives nothing. */
function plain(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFD')
    .replace(/./gsu, letter => letters[letter] ?? letter)
    .replace(/[^a-z0-9-]/g, '')
    .replace(/^-+|-+$/g, '')
}
