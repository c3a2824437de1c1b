/** A time for a file's name, `2026-11-25T14-05-12-345Z`: it sorts by time, and Windows takes it. */
export const fileStamp = (at: number): string =>
  new Date(at).toISOString().replaceAll(/[:.]/g, '-')

/** The source of a regular expression for a stamp, as one group. */
export const stampPattern = '(\\d{4}-\\d\\d-\\d\\dT\\d\\d-\\d\\d-\\d\\d-\\d{3}Z)'

/** The time of a stamp in milliseconds since 1970; NaN: it is none. */
export const readStamp = (stamp = ''): number =>
  Date.parse(stamp.replace(/T(..)-(..)-(..)-(...)Z$/, 'T$1:$2:$3.$4Z'))
