import type { BorderFailure } from '../../shared/border/failure.ts'
import { fail, ok, type Result } from '../../shared/border/result.ts'
import type { LockOpenerKind } from '../../shared/lock/lock.ts'
import { refusal } from '../border/refusal.ts'
import type { Clock } from '../scheduler/clock.ts'
import type { Codes } from './code-hash.ts'
import type { LockState } from './lock-state.ts'
import { heardAt, noTries, onThisClock } from './slow-down.ts'
import { tooSoonSentence, wrongSentence } from './words.ts'

export type Answer = Result<null, BorderFailure>

/** What somebody types to show that they may open or change the lock. */
export type Try = {
  /** The field that it is typed into. */
  readonly field: string
  /** What it has to be, in words: "lock code". */
  readonly what: string
  readonly isRight: () => boolean | Promise<boolean>
}

/** What opens the lock, as sentences name it. */
export const openerNames: Readonly<Record<LockOpenerKind, string>> = {
  code: 'lock code',
  passphrase: 'passphrase',
}

/** All tries at the lock, wherever they are typed: they are counted together. */
export type Tries = {
  /** From when the next try is heard, in milliseconds since 1970; null: now. */
  waitsUntil(): number | null
  /**
   * Judges a try, one at a time. It counts as wrong until found right, so that a kill does not
   * help.
   */
  hear(one: Try): Promise<Answer>
  /** A try, for `hear`, that is right if `typed` is what opens the lock now. */
  byOpener(field: string, typed: string): Try
}

type Options = { readonly state: LockState; readonly clock: Clock; readonly codes: Codes }

export function openTries({ state, clock, codes }: Options): Tries {
  function waitsUntil(): number | null {
    const now = clock.now()
    const { wrong } = state.stored()
    const counted = onThisClock(wrong, now)
    if (counted !== wrong) state.note({ wrong: counted })
    return heardAt(counted, now)
  }

  /** Milliseconds until the next try is heard. */
  function heardIn(): number {
    const until = waitsUntil()
    return until === null ? 0 : until - clock.now()
  }

  return {
    waitsUntil,
    async hear({ field, what, isRight }) {
      const count = state.stored().wrong.count + 1
      const refuse = (words: string) => {
        const code = state.isLocked() ? 'app_locked' : 'invalid_input'
        return fail(refusal(code, words, { [field]: words }))
      }
      const tooSoon = heardIn()
      if (tooSoon > 0) return refuse(tooSoonSentence(tooSoon))
      state.note({ wrong: { count, lastAt: clock.now() } })
      if (await isRight()) {
        state.note({ wrong: noTries })
        return ok(null)
      }
      // the wait begins after the comparison, which takes time
      state.note({ wrong: { count, lastAt: clock.now() } })
      return refuse(wrongSentence(what, heardIn()))
    },
    byOpener(field, typed) {
      const { opener } = state.stored()
      return {
        field,
        what: openerNames[opener?.kind ?? 'code'],
        isRight: () => (opener === undefined ? false : codes.isRight(typed, opener)),
      }
    },
  }
}
