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

/** `jane`, `jane.doe`, `j.doe`: what the names allow, each once, fit to be a prefix. */
export function suggestedPrefixes(firstName: string, lastName: string): readonly string[] {
  const first = plain(firstName)
  const last = plain(lastName)
  const made = [
    first,
    first !== '' && last !== '' ? `${first}.${last}` : '',
    first !== '' && last !== '' ? `${first.charAt(0)}.${last}` : '',
  ]
  return [...new Set(made)].filter(prefix => prefix !== '' && prefix.length <= 50)
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
