/** A trigram index over columns of one table, and how its rows follow that table's. */
type SearchIndex = {
  readonly name: string
  readonly table: string
  /** The number of a row in the index, from a row of the table. */
  readonly id: (row: string) => string
  /** What is searched, by its name in the index. */
  readonly columns: Readonly<Record<string, (row: string) => string>>
  /** Columns of the table that `columns` are made of. */
  readonly follows: readonly string[]
}

/** A domain's row is order × this + position, so that the newest hits are of the newest orders. */
export const domainsPerOrder = 2 ** 20

export const searchIndexes: readonly SearchIndex[] = [
  {
    name: 'domain_search',
    table: 'domain_claims',
    id: row => `${row}order_id * ${domainsPerOrder} + ${row}position`,
    columns: { name: row => `${row}name` },
    follows: ['name', 'order_id', 'position'],
  },
  {
    name: 'mailbox_search',
    table: 'order_emails',
    id: row => `${row}id`,
    columns: {
      email: row => `${row}email`,
      person: row => `${row}first_name || ' ' || ${row}last_name`,
    },
    follows: ['email', 'first_name', 'last_name'],
  },
  {
    name: 'customer_search',
    table: 'users',
    id: row => `${row}id`,
    columns: { name: row => `${row}name`, email: row => `${row}email` },
    follows: ['name', 'email'],
  },
  {
    name: 'letter_search',
    table: 'letters',
    id: row => `${row}id`,
    columns: { recipient: row => `${row}recipient`, subject: row => `${row}subject` },
    follows: ['recipient', 'subject'],
  },
]

/**
 * The statements that make an index: a view of its rows, the index without a copy of the text, and
 * triggers. To take a row out, such an index needs the row's old text.
 */
export function searchIndexStatements({ name, table, id, columns, follows }: SearchIndex) {
  const names = Object.keys(columns).join(', ')
  const values = (row: string) =>
    [id(row), ...Object.values(columns).map(column => column(row))].join(', ')
  const selected = Object.entries(columns).map(([key, column]) => `${column('')} AS ${key}`)
  const add = `INSERT INTO ${name}(rowid, ${names}) VALUES (${values('new.')});`
  const forget = `INSERT INTO ${name}(${name}, rowid, ${names}) VALUES ('delete', ${values('old.')});`
  const isOther = follows.map(column => `old.${column} IS NOT new.${column}`).join(' OR ')
  return [
    `CREATE VIEW ${name}_rows AS SELECT ${id('')} AS id, ${selected.join(', ')} FROM ${table}`,
    `CREATE VIRTUAL TABLE ${name} USING fts5(${names}, content='${name}_rows', content_rowid='id', tokenize='trigram', columnsize=0)`,
    `CREATE TRIGGER ${name}_insert AFTER INSERT ON ${table} BEGIN ${add} END`,
    `CREATE TRIGGER ${name}_delete AFTER DELETE ON ${table} BEGIN ${forget} END`,
    `CREATE TRIGGER ${name}_update AFTER UPDATE OF ${follows.join(', ')} ON ${table} WHEN ${isOther} BEGIN ${forget} ${add} END`,
  ]
}

export const rebuildIndex = ({ name }: SearchIndex): string =>
  `INSERT INTO ${name}(${name}) VALUES ('rebuild')`
