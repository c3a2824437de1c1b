/** Path of a field, as at the border → one sentence. */
export type Problems = Readonly<Record<string, string>>

type Issue = {
  readonly path: readonly PropertyKey[]
  readonly message: string
  readonly code?: string | undefined
  readonly keys?: readonly string[]
}
type Parsed = { readonly error?: { readonly issues: readonly Issue[] } | undefined }

/** The first sentence for each path of a zod result; every path begins with `before`. */
export function issues(parsed: Parsed, before = ''): Record<string, string> {
  const found: Record<string, string> = {}
  for (const { path, message, code, keys = [] } of parsed.error?.issues ?? []) {
    const at = [before, ...path.map(String)].filter(part => part !== '').join('.')
    found[at] ??= message
    if (code === 'unrecognized_keys')
      for (const key of keys) found[at === '' ? key : `${at}.${key}`] ??= 'Unknown field.'
  }
  return found
}

/** The sentences without those that are undefined. */
export function told(
  sentences: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(sentences).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  )
}
