/** A full record of the keys, each with the value that `valueOf` returns for it. */
export const recordOf = <Key extends string, Value>(
  keys: readonly Key[],
  valueOf: (key: Key) => Value,
): Record<Key, Value> => recordBy(keys, key => key, valueOf)

/** A full record of the keys of items. */
export function recordBy<Item, Key extends string, Value>(
  items: readonly Item[],
  keyOf: (item: Item) => Key,
  valueOf: (item: Item) => Value,
): Record<Key, Value> {
  const entries = items.map(item => [keyOf(item), valueOf(item)])
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- an entry for each of the keys
  return Object.fromEntries(entries) as Record<Key, Value>
}

/** The object without the keys whose value is undefined. */
export function defined<Value extends object>(value: Value): Value {
  const entries = Object.entries(value).filter(([, one]) => one !== undefined)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- an absent key reads as undefined
  return Object.fromEntries(entries) as Value
}

type WithoutNulls<Value> = { [Key in keyof Value]?: Exclude<Value[Key], null | undefined> }

/** The object without the keys whose value is null or undefined: absent, as answers have it. */
export function withoutNulls<Value extends object>(value: Value): WithoutNulls<Value> {
  const entries = Object.entries(value).filter(([, one]) => one != null)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the entries of a Value without its nulls
  return Object.fromEntries(entries) as WithoutNulls<Value>
}
