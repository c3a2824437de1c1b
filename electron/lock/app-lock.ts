import type { BorderFailure } from '../../shared/failure.ts'
import type {
  LockChoices,
  LockKind,
  LockOpener,
  LockOpenerKind,
  LockSave,
} from '../../shared/lock.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { refusal } from '../refusal.ts'
import { type Clock, iso } from '../scheduler/clock.ts'
import { takeTurns } from '../take-turns.ts'
import { type Codes, scryptCodes } from './code-hash.ts'
import type { KeptLock, LockStore } from './kept-lock.ts'
import { heardAt, noTries, onThisClock } from './slow-down.ts'
import { noCodeSentence, notLockedSentence, tooSoonSentence, wrongSentence } from './words.ts'

/** The window has so long to keep what is typed before it is locked all the same. */
const patienceMs = 1000

export type AppLockOptions = {
  readonly store: LockStore
  readonly clock: Clock
  /** Locked or opened. */
  readonly onChange: (isLocked: boolean) => void
  /** Asks the window to keep what is typed and to call `lock.now`. */
  readonly askWindow: () => void
  readonly reportBug: (error: unknown) => void
  /** Absent: by scrypt. */
  readonly codes?: Codes
}

/** What opens it, in a sentence. */
const openerNames: Readonly<Record<LockOpenerKind, string>> = {
  code: 'lock code',
  passphrase: 'passphrase',
}

type Answer = Result<null, BorderFailure>
type Guards = (passphrase: string) => Promise<boolean>

type Try = {
  /** Where it is typed. */
  readonly field: string
  /** What it is said to be, in words. */
  readonly what: string
  readonly isRight: () => boolean | Promise<boolean>
}

/** Closes the whole window, in both modes. It guards the window, not the data: the vault does. */
export type AppLock = {
  isLocked(): boolean
  /** Something would open it again. */
  canLock(): boolean
  /** It is locked, and staff want nothing worked on meanwhile. */
  holdsEngine(): boolean
  /** When work rested the last time that it was locked, in this run; null: it went on. */
  rested(): { readonly since: string; readonly until: string } | null
  view(): LockChoices & {
    readonly locked: boolean
    readonly kind: LockKind
    readonly waitUntil?: string
  }
  lock(): Answer
  /** The same once the window has kept what is typed, within a second. */
  lockSoon(): void
  open(code: string): Promise<Answer>
  /** Opens it by something else than its code, which takes the lock away. */
  reset(isRight: () => boolean): Promise<Answer>
  choose(choices: Omit<LockSave, 'opener' | 'current'>): void
  /** `guards`: whether a passphrase is the one that guards the vault. */
  setOpener(next: LockOpener, current: string, guards: Guards): Promise<Answer>
  /**
   * Where it opens the lock, another one does from now on, whether or not the disk takes it. null:
   * none guards the vault any more; a lock that is closed is opened by the old one first.
   */
  passphraseBecame(passphrase: string | null): Promise<void>
}

export function openAppLock(options: AppLockOptions): AppLock {
  const { store, clock, onChange, reportBug, codes = scryptCodes } = options
  let kept = store.read()
  let lastRest: { readonly since: string; readonly until: string } | null = null
  let cancelSoon = () => {}
  /** What opens it guards nothing any more, and is dropped with the opening. */
  let isVoid = false
  // one after the other: tries at once would all come before the first wait
  const inTurn = takeTurns()
  if (kept.opener === undefined) kept = { ...kept, lockedAt: null }
  else if (kept.asksAtStart && kept.lockedAt === null) note({ lockedAt: clock.now() })

  const isLocked = () => kept.lockedAt !== null

  function keep(change: Partial<KeptLock>): void {
    const next = { ...kept, ...change }
    store.save(next)
    kept = next
  }

  /** What counts at once, whether or not the disk takes it. */
  function note(change: Partial<KeptLock>): void {
    kept = { ...kept, ...change }
    try {
      store.save(kept)
    } catch (error) {
      reportBug(error)
    }
  }

  /** When the next try is heard; null: now. */
  function waitsUntil(): number | null {
    const now = clock.now()
    const wrong = onThisClock(kept.wrong, now)
    if (wrong !== kept.wrong) note({ wrong })
    return heardAt(wrong, now)
  }

  /** One try, which counts as wrong until it is known to be right: a kill does not help. */
  async function tried({ field, what, isRight }: Try): Promise<Answer> {
    const count = kept.wrong.count + 1
    const refuse = (words: string) =>
      fail(refusal(isLocked() ? 'app_locked' : 'invalid_input', words, { [field]: words }))
    const tooSoon = heardIn()
    if (tooSoon > 0) return refuse(tooSoonSentence(tooSoon))
    note({ wrong: { count, lastAt: clock.now() } })
    if (await isRight()) {
      note({ wrong: noTries })
      return ok(null)
    }
    // the wait begins now that it is known
    note({ wrong: { count, lastAt: clock.now() } })
    return refuse(wrongSentence(what, heardIn()))
  }

  /** Milliseconds. */
  function heardIn(): number {
    const until = waitsUntil()
    return until === null ? 0 : until - clock.now()
  }

  /** What opens it now. */
  const present = (field: string, typed: string): Try => ({
    field,
    what: openerNames[kept.opener?.kind ?? 'code'],
    isRight: () => (kept.opener === undefined ? false : codes.isRight(typed, kept.opener)),
  })

  async function openBy(one: Try, also: Partial<KeptLock>): Promise<Answer> {
    const since = kept.lockedAt
    if (since === null) return fail(refusal('not_applicable', notLockedSentence))
    const answer = await tried(one)
    if (!answer.ok) return answer
    lastRest = kept.engineGoesOn ? null : { since: iso(since), until: iso(clock.now()) }
    note({ ...(isVoid && { opener: undefined }), ...also, lockedAt: null })
    isVoid = false
    onChange(false)
    return answer
  }

  function lock(): Answer {
    if (kept.opener === undefined) return fail(refusal('not_applicable', noCodeSentence))
    cancelSoon()
    if (isLocked()) return ok(null)
    note({ lockedAt: clock.now() })
    onChange(true)
    return ok(null)
  }

  async function setNow(next: LockOpener, current: string, guards: Guards): Promise<Answer> {
    if (kept.opener !== undefined) {
      const answer = await tried(present('current', current))
      if (!answer.ok) return answer
    }
    if (next.kind === 'off') {
      const wasLocked = isLocked()
      keep({ opener: undefined, lockedAt: null })
      // it was locked while the code was compared
      if (wasLocked) onChange(false)
      return ok(null)
    }
    if (next.kind === 'passphrase') {
      const isRight = () => guards(next.passphrase)
      const answer = await tried({
        field: 'opener.passphrase',
        what: openerNames.passphrase,
        isRight,
      })
      if (!answer.ok) return answer
    }
    const secret = next.kind === 'code' ? next.code : next.passphrase
    keep({ opener: { kind: next.kind, ...(await codes.hash(secret, next.kind)) } })
    return ok(null)
  }

  return {
    isLocked,
    canLock: () => kept.opener !== undefined,
    holdsEngine: () => isLocked() && !kept.engineGoesOn,
    rested: () => lastRest,
    view() {
      const { opener, idleMinutes, asksAtStart, engineGoesOn } = kept
      const until = waitsUntil()
      return {
        locked: isLocked(),
        kind: opener?.kind ?? 'off',
        idleMinutes,
        asksAtStart,
        engineGoesOn,
        ...(until !== null && { waitUntil: iso(until) }),
      }
    },
    lock,
    lockSoon() {
      if (kept.opener === undefined || isLocked()) return
      cancelSoon()
      cancelSoon = clock.after(patienceMs, () => void lock())
      options.askWindow()
    },
    open: code => inTurn(() => openBy(present('code', code), {})),
    reset: isRight =>
      inTurn(() =>
        openBy(
          { field: 'recoveryCode', what: 'recovery code', isRight },
          { opener: undefined },
        ),
      ),
    choose({ idleMinutes, asksAtStart, engineGoesOn }) {
      keep({
        idleMinutes: idleMinutes ?? kept.idleMinutes,
        asksAtStart: asksAtStart ?? kept.asksAtStart,
        engineGoesOn: engineGoesOn ?? kept.engineGoesOn,
      })
    },
    setOpener: (next, current, guards) => inTurn(() => setNow(next, current, guards)),
    passphraseBecame: passphrase =>
      inTurn(async () => {
        if (kept.opener?.kind !== 'passphrase') return
        if (passphrase !== null) {
          const hash = await codes.hash(passphrase, 'passphrase')
          note({ opener: { kind: 'passphrase', ...hash } })
        } else if (isLocked()) isVoid = true
        else note({ opener: undefined })
      }),
  }
}
