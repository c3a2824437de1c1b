type Present<Row> = { [Key in keyof Row]?: Exclude<Row[Key], null | undefined> }

/** Absent on the wire = key missing: drops what is null or undefined. */
export function present<Row extends object>(row: Row): Present<Row> {
  const kept = Object.entries(row).filter(([, value]) => value != null)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the entries of a Row without its gaps
  return Object.fromEntries(kept) as Present<Row>
}
