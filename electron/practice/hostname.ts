const LABEL = '(?!-)[a-z0-9-]{1,63}(?<!-)'
const HOSTNAME = new RegExp(`^(?:${LABEL}\\.)+(?=[a-z])${LABEL}$`)

/** A dotted ASCII host name; punycode passes, underscores and a trailing dot do not. */
export const isHostname = (text: string): boolean =>
  text.length <= 253 && HOSTNAME.test(text.toLowerCase())

export const isSameSet = (one: readonly string[], other: readonly string[]): boolean => {
  const left = new Set(one)
  const right = new Set(other)
  return left.size === right.size && [...left].every(host => right.has(host))
}

/** The domain of a search text such as `example.com` or `john@example.com`; else null. */
export const domainIn = (text: string): string | null => {
  const domain = text.slice(text.indexOf('@') + 1).toLowerCase()
  return isHostname(domain) ? domain : null
}
