/** What is looked for at a place: the part of its address after the question mark. */
export type Query = Readonly<Record<string, string | undefined>>

/** The address of a place: `/orders?status=draft`. What is empty or undefined is left out. */
export function addressOf(path: string, query: Query = {}): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== '') params.set(name, value)
  const text = params.toString()
  return text === '' ? path : `${path}?${text}`
}

export const readQuery = (text: string): Query => Object.fromEntries(new URLSearchParams(text))

/** Path and query of an address; the query is empty where there is none. */
export function partsOf(address: string): { readonly path: string; readonly query: string } {
  const at = address.indexOf('?')
  return at < 0
    ? { path: address, query: '' }
    : { path: address.slice(0, at), query: address.slice(at + 1) }
}
