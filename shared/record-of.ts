/** A full record: each of the keys with the value that the function gives it. */
export function recordOf<Key extends string, Value>(
  keys: readonly Key[],
  valueOf: (key: Key) => Value,
): Record<Key, Value> {
  const entries = keys.map(key => [key, valueOf(key)])
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- an entry for each of the keys
  return Object.fromEntries(entries) as Record<Key, Value>
}
