import { z } from 'zod'

const sentence = 'Enter a day such as 2026-11-30, or a time with its zone.'
const momentOrDay = z.union([z.iso.date(), z.iso.datetime({ offset: true })], sentence)

/**
 * Arguments of a list that can be narrowed to a time. A day is one of the system's time zone, and
 * `to` includes the whole of it; a time as `to` is not included itself.
 */
export const timeRange = { from: momentOrDay.optional(), to: momentOrDay.optional() }
export const timeRangeSchema = z.strictObject(timeRange)
export type TimeRangeArgs = Readonly<z.output<typeof timeRangeSchema>>

/** From `since`, before `until`, in milliseconds; one that is absent bounds nothing. */
export type TimeRange = { readonly since?: number; readonly until?: number }

/** The moments between which the rows of a list are; undefined: of any time. */
export function readTimeRange({ from, to }: TimeRangeArgs): TimeRange | undefined {
  if (from === undefined && to === undefined) return undefined
  return {
    ...(from !== undefined && { since: momentOf(from, 0) }),
    ...(to !== undefined && { until: momentOf(to, 1) }),
  }
}

const isDay = (text: string) => text.length === 'yyyy-mm-dd'.length

/** A time in milliseconds; a day is its first moment, so many days later. */
function momentOf(text: string, days: number): number {
  if (!isDay(text)) return Date.parse(text)
  const [year = 0, month = 1, day = 1] = text.split('-').map(Number)
  return new Date(year, month - 1, day + days).getTime()
}

/** Whether a range has any moment at all. */
export function isRisingRange(args: TimeRangeArgs): boolean {
  const { since = -Infinity, until = Infinity } = readTimeRange(args) ?? {}
  return since < until
}

/** What staff read about a range without a moment. */
export const wrongRange = 'The last day is before the first one.'

/** Arguments with a range, which must have a moment. */
export const rising = <Schema extends z.ZodType<TimeRangeArgs>>(schema: Schema): Schema =>
  schema.refine(isRisingRange, { path: ['to'], message: wrongRange })
