/** A time as part of a file's name, `2026-11-25T14-05-12-345Z`: sorts by time, and Windows takes it. */
export const fileStamp = (at: number): string =>
  new Date(at).toISOString().replaceAll(/[:.]/g, '-')

/** What a stamp looks like, as one group of a pattern. */
export const stampPattern = '(\\d{4}-\\d\\d-\\d\\dT\\d\\d-\\d\\d-\\d\\d-\\d{3}Z)'

/** In milliseconds since 1970; NaN: it is no time. */
export const readStamp = (stamp = ''): number =>
  Date.parse(stamp.replace(/T(..)-(..)-(..)-(...)Z$/, 'T$1:$2:$3.$4Z'))
