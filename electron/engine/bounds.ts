import { dayMs, hourMs, minuteMs } from '../../shared/text/duration.ts'
import type { StepContext } from './step.ts'

// How long the engine takes what providers say on trust, in milliseconds. Most bounds count checks
// or polls, so that practice, which runs faster, meets them sooner; slower settings do not stretch
// them. What providers do is in docs/providers.md.

type Pace = Pick<StepContext, 'intervalMs' | 'jobPollMs'>

const usualPollMs = 10_000

const checks = (count: number, { intervalMs }: Pick<Pace, 'intervalMs'>) =>
  count * Math.min(intervalMs, minuteMs)

/** A registrar shows a new set within seconds; one check later it is read back. */
export const readBackMs = (pace: Pick<Pace, 'intervalMs'>) => checks(1, pace)

/** A set that a registrar does not show after ten checks it did not take, whatever it said. */
export const notTakenMs = (pace: Pick<Pace, 'intervalMs'>) => checks(10, pace)

/** Activation takes 5 to 15 minutes: within five checks none is looked for. */
export const firstActivationMs = (pace: Pick<Pace, 'intervalMs'>) => checks(5, pace)

/** Activation takes 5 to 15 minutes; after twice as long the registrar is asked again. */
export const longActivationMs = (pace: Pick<Pace, 'intervalMs'>) => checks(30, pace)

/** The longest between two looks at a registrar, as between two tries of a refused update. */
export const longestLookMs = 4 * hourMs

/** Mailin lists what it took within minutes; what it does not list after 20 checks is gone. */
export const unlistedMs = (pace: Pick<Pace, 'intervalMs'>) => checks(20, pace)

/** A job of which nothing is heard for 30 polls is over: one that works is done within seconds. */
export const silentJobMs = ({ jobPollMs }: Pick<Pace, 'jobPollMs'>) =>
  30 * Math.min(jobPollMs, usualPollMs)

/** A job takes some seconds, 7 in life; a list names what it made some seconds later. */
export const usualJobMs = ({ jobPollMs }: Pick<Pace, 'jobPollMs'>) =>
  Math.max(5_000, 1.2 * Math.min(jobPollMs, usualPollMs))

/** A list that goes round in circles is not read again soon: each domain is asked for instead. */
export const unreadableListMs = hourMs

/** What waits for one thing for longer than a day needs a person, whatever it is. */
export const longestWaitMs = dayMs

/**
 * Only an engine that worked for so long knows what waits in vain: after a start or a sleep
 * everything that is due is tried first, and the longest backoff is a quarter of an hour.
 */
export const trialMs = hourMs
