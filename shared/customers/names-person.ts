/** Whom to look for; an empty part is not looked for. */
type Named = { readonly name: string; readonly email: string }

/**
 * Whether a text, or any text of a value, names the person: the whole name or the whole address,
 * in any case. "Al" is not in "All", nor a@b.co in maria@b.com.
 */
export function namesPerson(value: unknown, person: Named): boolean {
  if (typeof value === 'string') return patternsOf(person).some(one => one.test(value))
  if (typeof value !== 'object' || value === null) return false
  return Object.values(value).some(part => namesPerson(part, person))
}

/** The text with other words in place of the person. */
export const replacePerson = (text: string, person: Named, words: string): string =>
  patternsOf(person).reduce(
    (rest, one) => rest.replace(new RegExp(one, 'giu'), () => words),
    text,
  )

/** Patterns in the order in which they are replaced: the name may be a part of the address. */
const patternsOf = ({ name, email }: Named): readonly RegExp[] => [
  ...(email.trim() === '' ? [] : [wholeAddress(email.trim())]),
  ...(name.trim() === '' ? [] : [wholeWords(name.trim())]),
]

/**
 * Finds a name in a sentence or in the name of a file, not as a part of a domain, an address or a
 * longer name: "Acme" is neither in acme.com nor in Acme-Nord.
 */
function wholeWords(name: string): RegExp {
  const begins = '(?<![\\p{L}\\p{M}\\p{N}])'
  const standsAlone = `(?<![\\p{L}\\p{N}][.@-])${escaped(name)}(?![\\p{L}\\p{M}\\p{N}_]|[.@-][\\p{L}\\p{N}])`
  const ofFile = `${escaped(name)}(?=\\.(?:csv|tsv|txt|xlsx?|ods|json)$)`
  return new RegExp(`${begins}(?:${standsAlone}|${ofFile})`, 'iu')
}

/** Finds an address; after it a full stop may end the sentence, but not go on with the domain. */
const wholeAddress = (email: string): RegExp =>
  new RegExp(
    `(?<![\\p{L}\\p{M}\\p{N}_+%-]|[\\p{L}\\p{N}]\\.)${escaped(email)}(?![\\p{L}\\p{M}\\p{N}-]|\\.[\\p{L}\\p{N}])`,
    'iu',
  )

/** Without the hyphen: a pattern with the flag `u` refuses it escaped. */
const escaped = (text: string): string => text.replaceAll(/[$()*+./?[\\\]^{|}]/g, '\\$&')
