import type { Dashboard, DayFigures } from '../../shared/dashboard/dashboard.ts'
import { dayText } from '../../shared/text/locale.ts'

/** A series of a chart: which figure of a day, and how it is named and coloured. */
export type Series = {
  readonly figure: Exclude<keyof DayFigures, 'day'>
  readonly words: string
  /** A colour of the theme, as a CSS variable. */
  readonly color: string
}

export const orderSeries: readonly Series[] = [
  { figure: 'ordersEntered', words: 'Entered', color: 'var(--bw-accent-solid)' },
  { figure: 'ordersCompleted', words: 'Completed', color: 'var(--bw-done-solid)' },
]

export const mailboxSeries: readonly Series[] = [
  { figure: 'mailboxesCreated', words: 'Created', color: 'var(--bw-done-solid)' },
]

/** False for a database in which nothing happened lately: there is nothing to draw. */
export function hasFigures({ days, now, standing }: Dashboard): boolean {
  return (
    now.ordersInProgress + standing.length > 0 ||
    days.some(day => day.ordersEntered + day.ordersCompleted + day.mailboxesCreated > 0)
  )
}

/** "25 Nov" of `2026-11-25`, which is a day of this computer and not of UTC. */
export function dayWords(day: string): string {
  return dayText(new Date(`${day}T12:00:00`))
}

export const totalOf = (days: readonly DayFigures[], { figure }: Series): number =>
  days.reduce((sum, day) => sum + day[figure], 0)
