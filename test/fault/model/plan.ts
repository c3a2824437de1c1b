import * as fc from 'fast-check'
import type { ScenarioWord } from '../../../electron/practice/scenarios.ts'
import { type RegistrarId, registrarIds } from '../../../shared/registrars/catalogue.ts'

/** How the providers behave while there is trouble; shares of all calls, from 0 to 1. */
export type Mood = {
  readonly limited: number
  /** Share of the 429s that name a time. */
  readonly named: number
  readonly lostBefore: number
  readonly lostAfter: number
  readonly midway: number
  readonly unready: number
  readonly unpaid: number
  /** The longest that a request is under way, in seconds; each half of it. */
  readonly slowest: number
  /** Share of the rows that a list leaves out; the rest comes in any order. */
  readonly leftOut: number
}

/** One thing that staff, the computer or the world does. */
export type Act =
  | {
      readonly kind: 'submit'
      readonly domains: readonly string[]
      readonly prefixes: readonly string[]
      readonly platform: RegistrarId
    }
  /** Of the order with this number, counted from 0 and round; others refuse it, as they should. */
  | {
      readonly kind: 'resubmit'
      readonly order: number
      readonly domains: readonly string[] | null
      readonly prefixes: readonly string[] | null
      readonly hasNewKey: boolean
    }
  | { readonly kind: 'retry'; readonly order: number }
  | { readonly kind: 'replace'; readonly order: number; readonly with: string }
  /** Of the domain with this number, counted round; null: of all that have no mailboxes yet. */
  | {
      readonly kind: 'prefixes'
      readonly order: number
      readonly domain: number | null
      readonly prefixes: readonly string[]
    }
  | { readonly kind: 'reject'; readonly order: number }
  | { readonly kind: 'cancel'; readonly order: number; readonly removes: boolean }
  | { readonly kind: 'check-now' }
  | { readonly kind: 'shift-clock'; readonly minutes: number }
  | { readonly kind: 'sleep'; readonly minutes: number }
  | { readonly kind: 'kill' }
  | {
      readonly kind: 'settings'
      readonly batchSize: number
      readonly gapSeconds: number
      readonly intervalSeconds: number
      readonly jobPollSeconds: number
    }
  | { readonly kind: 'wrong-password' }
  | { readonly kind: 'right-password' }
  | { readonly kind: 'deactivate'; readonly domain: string }
  | { readonly kind: 'activate'; readonly domain: string }
  | { readonly kind: 'mood'; readonly mood: Mood }

/** Each act comes so many seconds after the one before. */
export type Plan = {
  readonly seed: number
  readonly mood: Mood
  readonly acts: readonly { readonly after: number; readonly act: Act }[]
}

const words: readonly (ScenarioWord | 'plain')[] = [
  'plain',
  'plain',
  'active',
  'active',
  'slow',
  'refused',
  'whitelist',
  'missing',
  'invalid',
  'conflict',
  'jobfails',
  'drags',
  'silent',
  'keeps',
  'vanishes',
  'full',
  'holes',
  'limited',
  'flaky',
  'hostless',
]

const domain = fc
  .tuple(fc.constantFrom(...words), fc.integer({ min: 1, max: 2 }))
  .map(([word, number]) => `${word}-${number}.com`)
/** Now and then so many that the lists are read instead of asking for each. */
const domains = fc.oneof(
  { weight: 6, arbitrary: fc.uniqueArray(domain, { minLength: 1, maxLength: 4 }) },
  { weight: 1, arbitrary: fc.uniqueArray(domain, { minLength: 7, maxLength: 12 }) },
)
const prefixes = fc.uniqueArray(fc.constantFrom('jo', 'al', 'john'), {
  minLength: 1,
  maxLength: 3,
})
const order = fc.integer({ min: 0, max: 3 })
const platform = fc.constantFrom(...registrarIds)

const share = fc.constantFrom(0, 0, 0.05, 0.15, 0.4)
const mood: fc.Arbitrary<Mood> = fc.oneof(
  { weight: 1, arbitrary: fc.constant(calm()) },
  {
    weight: 3,
    arbitrary: fc.record({
      limited: share,
      named: fc.constantFrom(0, 0.5, 1),
      lostBefore: share,
      lostAfter: share,
      midway: share,
      unready: share,
      unpaid: fc.constantFrom(0, 0, 0, 0.05),
      slowest: fc.constantFrom(0, 0, 2, 30),
      leftOut: fc.constantFrom(0, 0, 0.3),
    }),
  },
)

/** Nothing goes wrong, but for what the domains bring with them. */
export function calm(): Mood {
  return {
    limited: 0,
    named: 0,
    lostBefore: 0,
    lostAfter: 0,
    midway: 0,
    unready: 0,
    unpaid: 0,
    slowest: 0,
    leftOut: 0,
  }
}

const submit = fc.record({ kind: fc.constant('submit' as const), domains, prefixes, platform })
const only = <Kind extends string>(kind: Kind) => fc.constant({ kind })
const of = <Kind extends string>(kind: Kind) => fc.record({ kind: fc.constant(kind), order })
const timed = <Kind extends string>(kind: Kind, ...minutes: number[]) =>
  fc.record({ kind: fc.constant(kind), minutes: fc.constantFrom(...minutes) })

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 5, arbitrary: submit },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('resubmit' as const),
      order,
      domains: fc.option(domains),
      prefixes: fc.option(prefixes),
      hasNewKey: fc.boolean(),
    }),
  },
  { weight: 3, arbitrary: of('retry') },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('replace' as const), order, with: domain }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('prefixes' as const),
      order,
      domain: fc.option(fc.integer({ min: 0, max: 3 })),
      prefixes,
    }),
  },
  { weight: 2, arbitrary: of('reject') },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('cancel' as const),
      order,
      removes: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: only('check-now') },
  { weight: 2, arbitrary: timed('shift-clock', -40, -5, 5, 180) },
  { weight: 1, arbitrary: timed('sleep', 1, 30, 600) },
  { weight: 3, arbitrary: only('kill') },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('settings' as const),
      batchSize: fc.constantFrom(1, 3, 10),
      gapSeconds: fc.constantFrom(0, 2.5, 10),
      intervalSeconds: fc.constantFrom(15, 60, 300),
      jobPollSeconds: fc.constantFrom(2, 10, 30),
    }),
  },
  { weight: 1, arbitrary: only('wrong-password') },
  { weight: 1, arbitrary: only('right-password') },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('deactivate' as const), domain }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('activate' as const), domain }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('mood' as const), mood }) },
)

/** Seconds: two acts at once, in the middle of a request, or when most is over. */
const after = fc.constantFrom(0, 0, 1, 3, 8, 20, 60, 200)

/** An order, then anything. */
export const plans: fc.Arbitrary<Plan> = fc
  .record({
    seed: fc.integer({ min: 1, max: 1_000_000 }),
    mood,
    first: submit,
    rest: fc.array(fc.record({ after, act }), { maxLength: 9 }),
  })
  .map(({ seed, mood, first, rest }) => ({
    seed,
    mood,
    acts: [{ after: 0, act: first }, ...rest],
  }))

/** As a person would tell it. */
export function tellPlan({ seed, mood, acts }: Plan): string {
  const told = acts.map(({ after, act }) => {
    const { kind, ...rest } = act
    return `  +${after} s  ${kind} ${JSON.stringify(rest)}`
  })
  return [`seed ${seed}`, `mood ${JSON.stringify(mood)}`, ...told].join('\n')
}
