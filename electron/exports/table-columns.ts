import type { Time } from '../../shared/border/paging.ts'

type Cell<Kind extends string, Row, Value> = {
  readonly kind: Kind
  /** The cell's value; null leaves it empty. */
  readonly of: (row: Row) => Value | null
}

/**
 * A column of a table that is written to a file. A spreadsheet gets numbers and times as such;
 * times are those of the system's time zone, as the window shows them. Money is in major units,
 * and its currency a column of its own.
 */
export type TableColumn<Row> = { readonly title: string } & (
  | Cell<'text', Row, string>
  | Cell<'number', Row, number>
  | Cell<'money', Row, number>
  | Cell<'time', Row, Time>
)

/** A table: its name, which a spreadsheet shows, and its columns. */
export type Table<Row> = {
  readonly title: string
  readonly columns: readonly TableColumn<Row>[]
}

type Local = Readonly<
  Record<'year' | 'month' | 'day' | 'hours' | 'minutes' | 'seconds', number>
>

/** A time's parts in the system's time zone; the month counts from 0. */
export function localParts(time: Time): Local {
  const at = new Date(time)
  return {
    year: at.getFullYear(),
    month: at.getMonth(),
    day: at.getDate(),
    hours: at.getHours(),
    minutes: at.getMinutes(),
    seconds: at.getSeconds(),
  }
}
