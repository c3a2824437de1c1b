import { type Core, createCore } from '../../../electron/practice/core.ts'
import { hashBelow } from '../../../electron/practice/hash.ts'
import { person } from '../../support/order-fixture.ts'

const minute = 60_000

/** Whether the domains are in the account and active, or have to be brought there. */
export type Kind = 'active' | 'transferred'

export const prefixes = ['jo', 'al', 'mo'].map(person)
export const counts = [1, 10, 100, 300, 1000] as const

/** Jobs take 7 s, as measured in life; everything else of practice is as much slower. */
export const speed = 3 / 7
export const jobMs = 7000

export const namesOf = (kind: Kind, count: number, word = 'one'): readonly string[] =>
  Array.from({ length: count }, (_, index) =>
    kind === 'active' ? `active-${word}-${index}.com` : `${word}-${index}.com`,
  )

/** Milliseconds until a domain is active: 10 to 60 minutes, the same for the same name. */
export const activationMs = (name: string): number =>
  10 * minute + hashBelow(50 * 60, `activation ${name}`) * 1000

/** Puts domains into the account: practice adds active ones only when they are first asked for. */
export function reveal(core: Core, names: readonly string[]): void {
  for (const name of names) core.domains.byName(name)
}

export function openCore(now: () => number, random: () => number): Core {
  return createCore({ journalFile: null, now, random, speed, activationMs })
}
