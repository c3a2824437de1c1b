type Parsed = {
  readonly error?:
    | { readonly issues: readonly { readonly path: PropertyKey[]; readonly message: string }[] }
    | undefined
}

/** First sentence of each path of a zod result; `before` is put in front of every path. */
export function issues(parsed: Parsed, before = ''): Record<string, string> {
  const found: Record<string, string> = {}
  for (const issue of parsed.error?.issues ?? [])
    found[`${before}${issue.path.join('.')}`] ??= issue.message
  return found
}

/** Those that there is something to say of. */
export function told(
  sentences: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(sentences).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  )
}
