import { hourMs, minuteMs } from '../../shared/text/duration.ts'

/** How fast expiry dates are read; all in milliseconds. */
export type RenewalPace = {
  /** Between two pages of account lists: the engine needs most of the 20 calls a minute. */
  readonly pageGapMs: number
  /** Between two questions to RDAP. */
  readonly rdapGapMs: number
  /** How long a domain of an order that was just entered is left to the engine. */
  readonly graceMs: number
  /** Until something is looked for again when nothing was due. */
  readonly idleMs: number
  /** Before an account is listed once more for a domain that was entered since. */
  readonly relistMs: number
  /** What was tried within this time, *Check now* leaves out. */
  readonly freshMs: number
}

export const livePace: RenewalPace = {
  pageGapMs: 10_000,
  rdapGapMs: 1_000,
  graceMs: 10 * minuteMs,
  idleMs: 30_000,
  relistMs: hourMs,
  freshMs: 10 * minuteMs,
}

/** Practice runs in a time-lapse, except for the days between two readings. */
export const practicePace: RenewalPace = {
  pageGapMs: 200,
  rdapGapMs: 100,
  graceMs: 10_000,
  idleMs: 1_000,
  relistMs: 5_000,
  freshMs: 1_000,
}

/** About a day in whole milliseconds, so that accounts that were read together spread. `random` in [0, 1). */
export const aboutADay = (random: () => number): number =>
  Math.round((20 + 8 * random()) * hourMs)
