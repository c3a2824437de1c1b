import { causeOf } from '../../../shared/border/failure-cause.ts'
import { failureText } from '../../../shared/border/failure-text.ts'
import { assertNever } from '../../../shared/border/result.ts'
import type { DomainState } from '../../../shared/orders/domain.ts'
import { isResting } from '../../../shared/orders/life.ts'
import type { OrderDomain } from '../../../shared/orders/order-domain.ts'
import type { Order } from '../../../shared/orders/order-view.ts'
import type { Meaning } from '../../ui/palette.ts'
import { clockTime, countdown } from '../../words/times.ts'
import { doingWords, nextWords, waitWords } from '../../words/words.ts'

export type DomainLine = {
  readonly meaning: Meaning
  readonly words: string
  /** What follows when: "next check in 0:40". */
  readonly times: readonly string[]
}

/** The state of one domain, in one line that staff understand without the track. */
export function domainLine(
  order: Order,
  domain: OrderDomain,
  removal: Removal | null,
  now: number,
): DomainLine {
  if (removal !== null && !domain.needsPerson) return removalLines[removal]
  if (domain.state === 'due' && isResting(order))
    return order.status === 'pending'
      ? { meaning: 'waiting', words: 'Set up by hand', times: [] }
      : { meaning: 'draft', words: 'Starts when the order is submitted', times: [] }
  return lineOfState(domain.state, domain, now)
}

/** How far the removal of a domain's mailboxes has come, after a cancellation. */
export type Removal = 'removing' | 'removed'

const removalLines: Record<Removal, DomainLine> = {
  removing: { meaning: 'running', words: 'Removing the mailboxes…', times: [] },
  removed: { meaning: 'cancelled', words: 'Mailboxes removed', times: [] },
}

/** How far the removal has come; null when no mailbox of the domain is or was to be removed. */
export function removalOf(order: Order, name: string): Removal | null {
  if (order.status !== 'cancelled') return null
  const own = order.mailboxes.filter(one => one.email.endsWith(`@${name}`))
  if (own.some(one => one.isBeingRemoved === true)) return 'removing'
  return own.some(one => one.removedAt !== undefined) ? 'removed' : null
}

/** What a line needs to know of a domain, in whatever list. */
export type Walking = Pick<
  OrderDomain,
  'state' | 'stage' | 'reason' | 'failure' | 'needsPerson' | 'dueAt' | 'stageSince'
>

export function lineOfState(state: DomainState, domain: Walking, now: number): DomainLine {
  switch (state) {
    case 'finished':
      return { meaning: 'done', words: 'Mailboxes created', times: [] }
    case 'superseded':
      return { meaning: 'cancelled', words: 'Stopped', times: [] }
    case 'halted':
      return { meaning: 'person', words: cause(domain), times: [] }
    case 'running':
      return {
        meaning: 'running',
        words: domain.stage === 'done' ? 'Finishing' : doingWords[domain.stage],
        times: [],
      }
    case 'due':
      return waitingLine(domain, now)
    default:
      return assertNever(state)
  }
}

function waitingLine(domain: Walking, now: number): DomainLine {
  const { reason, stage, dueAt } = domain
  if (reason === undefined)
    return {
      meaning: 'waiting',
      words: stage === 'done' ? 'Finishing' : nextWords[stage],
      times: [],
    }
  const { words, next } = waitWords[reason]
  const meaning = domain.needsPerson ? 'person' : 'waiting'
  const until = dueAt === undefined ? [] : [nextTime(next, dueAt, now)]
  return { meaning, words: domain.failure === undefined ? words : cause(domain), times: until }
}

function nextTime(next: string, dueAt: string, now: number): string {
  if (next === 'until') return `until ${clockTime(dueAt, now)}`
  const left = countdown(dueAt, now)
  return left === null ? next.replace(/ in$/, ' now') : `${next} ${left}`
}

function cause(domain: Walking): string {
  const { failure } = domain
  return failure === undefined
    ? 'Needs a person'
    : failureText(failure.code, causeOf({ ...domain, failure })).what
}
