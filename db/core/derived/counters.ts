/** Rows of a table, counted apart by a column or all together. */
type Counter = {
  readonly name: string
  readonly table: string
  readonly value: (row: string) => string
  /** Columns that `value` is made of; none: only coming and going counts. */
  readonly follows: readonly string[]
}

const all = { value: () => `''`, follows: [] } as const
const by = (column: string) => ({ value: (row: string) => row + column, follows: [column] })

/** The names are stored. */
export const counted = {
  orders: { name: 'orders', table: 'orders', ...by('status_manage_by_admin') },
  domains: { name: 'domains', table: 'order_domains', ...by('state') },
  mailboxes: { name: 'mailboxes', table: 'order_emails', ...all },
  customers: {
    name: 'customers',
    table: 'users',
    value: row =>
      `iif(${row}deleted_at IS NOT NULL, 'deleted', iif(${row}archived_at IS NULL, 'kept', 'archived'))`,
    follows: ['deleted_at', 'archived_at'],
  },
  activity: { name: 'activity', table: 'activity_logs', ...all },
  letters: { name: 'letters', table: 'letters', ...by('status') },
  notifications: {
    name: 'notifications',
    table: 'notifications',
    value: row =>
      `iif(${row}is_listed = 0, 'unlisted', iif(${row}read_at IS NULL, 'unread', 'read'))`,
    follows: ['is_listed', 'read_at'],
  },
} as const satisfies Record<string, Counter>

export type CounterName = keyof typeof counted

export function counterStatements({ name, table, value, follows }: Counter): readonly string[] {
  const up = `INSERT INTO counters(name, value, count) VALUES ('${name}', ${value('new.')}, 1) ON CONFLICT DO UPDATE SET count = count + 1;`
  const down = `UPDATE counters SET count = count - 1 WHERE name = '${name}' AND value = ${value('old.')};`
  const made = [
    `CREATE TRIGGER counter_${name}_insert AFTER INSERT ON ${table} BEGIN ${up} END`,
    `CREATE TRIGGER counter_${name}_delete AFTER DELETE ON ${table} BEGIN ${down} END`,
  ]
  if (follows.length === 0) return made
  const isOther = `${value('old.')} IS NOT ${value('new.')}`
  return [
    ...made,
    `CREATE TRIGGER counter_${name}_update AFTER UPDATE OF ${follows.join(', ')} ON ${table} WHEN ${isOther} BEGIN ${down} ${up} END`,
  ]
}

export const countAnew = ({ name, table, value }: Counter): string =>
  `INSERT INTO counters(name, value, count) SELECT '${name}', ${value('')}, count(*) FROM ${table} GROUP BY 2`
