import type { Endpoint } from '../../../electron/practice/counts.ts'
import { scenarioOf } from '../../../electron/practice/scenarios.ts'
import type { Befall, Trouble } from '../../../electron/practice/trouble.ts'
import type { Fate, SentCall } from '../../support/simulated-providers.ts'
import type { Mood } from './plan.ts'

/** Decides what happens to each call in a mood, the same for the same random numbers. */
export function createFates(moodNow: () => Mood, random: () => number) {
  function troubleOf({ provider }: About): Trouble {
    const mood = moodNow()
    if (random() < mood.limited) {
      const isNamed = random() < mood.named
      const seconds = 1 + Math.floor(random() * 120)
      return { kind: 'limited', retryAfterMs: isNamed ? seconds * 1000 : null }
    }
    const roll = random()
    const shares: readonly (readonly [number, Trouble])[] = [
      [mood.lostBefore, { kind: 'reset-before' }],
      [mood.lostAfter, { kind: 'reset-after' }],
      [provider === 'mailin' ? mood.midway : 0, { kind: 'midway' }],
      [mood.unready, { kind: 'upstream-down' }],
      [provider === 'mailin' ? mood.unpaid : 0, { kind: 'unpaid' }],
    ]
    let sum = 0
    const found = shares.find(([share]) => roll < (sum += share))?.[1]
    return found ?? { kind: 'none' }
  }
  return {
    fateOf: (about: About): Fate => {
      const trouble = troubleOf(about)
      const { slowest } = moodNow()
      const half = () => Math.round(random() * slowest * 500)
      return { trouble, delayMs: half(), answerMs: half() }
    },
    temper: (({ endpoint, domains }, trouble) =>
      isUndecidable(endpoint, domains) && isLost(trouble)
        ? { kind: 'upstream-down' }
        : trouble) satisfies Befall,
    arrange: <Row>(rows: readonly Row[]): readonly Row[] => {
      const { leftOut } = moodNow()
      if (leftOut === 0) return rows
      return rows
        .filter(() => random() >= leftOut)
        .map(row => ({ row, at: random() }))
        .toSorted((one, other) => one.at - other.at)
        .map(({ row }) => row)
    },
  }
}

type About = Pick<SentCall, 'provider' | 'endpoint' | 'domains'>

const isLost = ({ kind }: Trouble): boolean =>
  kind === 'reset-before' || kind === 'reset-after' || kind === 'midway'

/**
 * A stranger takes the address between our look and our request, and our answer is lost: Mailin
 * says nothing by which anybody could tell whose it is.
 */
const isUndecidable = (endpoint: Endpoint, domains: readonly string[]): boolean =>
  endpoint === 'mailin.mailboxes.create' &&
  domains.some(domain => scenarioOf(domain) === 'conflict')
