type Present<Row> = { [Key in keyof Row]?: Exclude<Row[Key], null> }

/** Absent on the wire = key missing: drops what is null. */
export function present<Row extends object>(row: Row): Present<Row> {
  const kept = Object.entries(row).filter(([, value]) => value !== null)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the entries of a Row without its nulls
  return Object.fromEntries(kept) as Present<Row>
}
