/** A full record: each of the keys with the value that the function gives it. */
export const recordOf = <Key extends string, Value>(
  keys: readonly Key[],
  valueOf: (key: Key) => Value,
): Record<Key, Value> => recordBy(keys, key => key, valueOf)

/** The same of items that know their keys. */
export function recordBy<Item, Key extends string, Value>(
  items: readonly Item[],
  keyOf: (item: Item) => Key,
  valueOf: (item: Item) => Value,
): Record<Key, Value> {
  const entries = items.map(item => [keyOf(item), valueOf(item)])
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- an entry for each of the keys
  return Object.fromEntries(entries) as Record<Key, Value>
}

/** Without the keys whose value is undefined. */
export function defined<Value extends object>(value: Value): Value {
  const entries = Object.entries(value).filter(([, one]) => one !== undefined)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- an absent key reads as undefined
  return Object.fromEntries(entries) as Value
}

type WithoutNulls<Value> = { [Key in keyof Value]?: Exclude<Value[Key], null | undefined> }

/** Without the keys whose value is null or undefined: in an answer, what is absent has no key. */
export function withoutNulls<Value extends object>(value: Value): WithoutNulls<Value> {
  const entries = Object.entries(value).filter(([, one]) => one != null)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the entries of a Value without its nulls
  return Object.fromEntries(entries) as WithoutNulls<Value>
}
