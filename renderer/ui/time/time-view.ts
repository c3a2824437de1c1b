import dayjs from 'dayjs'
import {
  isRisingRange,
  type TimeRangeArgs,
  timeRangeSchema,
} from '../../../shared/border/time-range.ts'
import { dateText, dayText } from '../../../shared/text/locale.ts'
import { changeQuery, useQuery } from '../../app/place/history.ts'
import { useNow } from '../now.ts'

/** The times that staff ask for most. Stored in saved views, and in addresses. */
export const timePresets = [
  'today',
  'yesterday',
  'last-7-days',
  'this-month',
  'last-month',
] as const
export type TimePreset = (typeof timePresets)[number]

export const presetWords: Record<TimePreset, string> = {
  today: 'Today',
  yesterday: 'Yesterday',
  'last-7-days': 'Last 7 days',
  'this-month': 'This month',
  'last-month': 'Last month',
}

const day = (at: dayjs.Dayjs) => at.format('YYYY-MM-DD')

const presetDays: Record<TimePreset, (now: dayjs.Dayjs) => TimeRangeArgs> = {
  today: now => ({ from: day(now), to: day(now) }),
  yesterday: now => ({ from: day(now.subtract(1, 'day')), to: day(now.subtract(1, 'day')) }),
  'last-7-days': now => ({ from: day(now.subtract(6, 'day')), to: day(now) }),
  'this-month': now => monthOf(now),
  'last-month': now => monthOf(now.subtract(1, 'month')),
}

const monthOf = (at: dayjs.Dayjs): TimeRangeArgs => ({
  from: day(at.startOf('month')),
  to: day(at.endOf('month')),
})

export const presetOf = (time: string): TimePreset | undefined =>
  timePresets.find(one => one === time)

/** The two days of a time as an address has it: a preset, or days such as `2026-11-01..`. */
export function daysOf(time: string, now: number): TimeRangeArgs {
  const preset = presetOf(time)
  if (preset !== undefined) return presetDays[preset](dayjs(now))
  const [from = '', to = ''] = time.split('..')
  const typed = { ...(from !== '' && { from }), ...(to !== '' && { to }) }
  return timeRangeSchema.safeParse(typed).success && isRisingRange(typed) ? typed : {}
}

/** Not while its year is being typed: "202" is the year 0202 to a date field. */
export const isWholeDay = (text: string): boolean => /^2\d{3}-\d\d-\d\d$/.test(text)

/** Two typed days as an address has them; '' for none. */
export const timeOf = (from: string, to: string): string =>
  from === '' && to === '' ? '' : `${from}..${to}`

/** "Last month", "1 Nov – 5 Nov", "from 1 Nov 2025"; "Any time" for none. */
export function timeWords(time: string, now: number): string {
  const preset = presetOf(time)
  if (preset !== undefined) return presetWords[preset]
  const { from, to } = daysOf(time, now)
  const words = (text: string) => {
    const at = dayjs(text).toDate()
    return at.getFullYear() === new Date(now).getFullYear() ? dayText(at) : dateText(at)
  }
  if (from !== undefined && to !== undefined)
    return from === to ? words(from) : `${words(from)} – ${words(to)}`
  if (from !== undefined) return `From ${words(from)}`
  return to === undefined ? 'Any time' : `Until ${words(to)}`
}

/** The time that a list is narrowed to, which is a part of the place's address. */
export function useTimeView() {
  const { time = '' } = useQuery()
  return useTime(time)
}

/** A time as it is kept, and the arguments of a list's call that follow from it today. */
export function useTime(time: string) {
  const { from, to } = daysOf(time, useNow(60))
  return {
    time,
    args: { ...(from !== undefined && { from }), ...(to !== undefined && { to }) },
  }
}

export const showTime = (time: string) => changeQuery({ time, at: undefined })
