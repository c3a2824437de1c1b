import { fail, ok } from '../../shared/border/result.ts'
import type { LockChoices, LockKind, LockOpener, LockSave } from '../../shared/lock/lock.ts'
import { refusal } from '../border/refusal.ts'
import { createSerialQueue } from '../border/serial-queue.ts'
import { type Clock, iso } from '../scheduler/clock.ts'
import { type Codes, scryptCodes } from './code-hash.ts'
import { type LockState, openLockState } from './lock-state.ts'
import { type Guards, type Opening, setOpener } from './set-opener.ts'
import type { LockStore, StoredLock } from './stored-lock.ts'
import { type Answer, openTries, type Tries, type Try } from './tries.ts'
import { noCodeSentence, notLockedSentence } from './words.ts'

/** Milliseconds that the window has to save what is typed before the app is locked all the same. */
const patienceMs = 1000

export type AppLockOptions = {
  readonly store: LockStore
  readonly clock: Clock
  /** Locked or opened. */
  readonly onChange: (isLocked: boolean) => void
  /** Asks the window to keep what is typed and to call `lock.now`. */
  readonly askWindow: () => void
  readonly reportBug: (error: unknown) => void
  /** How codes are hashed; absent: by scrypt. */
  readonly codes?: Codes
}

export type LockView = LockChoices & {
  readonly locked: boolean
  readonly kind: LockKind
  /** ISO time from which the next try is heard; absent: now. */
  readonly waitUntil?: string
}

type Rest = { readonly since: string; readonly until: string }

/** The lock of the whole window, in both modes. It does not guard the data, which the vault does. */
export type AppLock = {
  isLocked(): boolean
  /** Whether a code or passphrase is set, so that it could be opened again. */
  canLock(): boolean
  /** Whether the app is locked and staff want the engine to rest meanwhile. */
  stopsEngine(): boolean
  /** When the engine rested during the last locking of this run; null: it went on. */
  rested(): Rest | null
  view(): LockView
  lock(): Answer
  /** Locks once the window has saved what is typed, at the latest after a second. */
  lockSoon(): void
  open(code: string): Promise<Answer>
  /**
   * Whether `typed` would open the lock; it counts as a try like any other. Right where no lock is
   * set, since nothing is asked then. `field`: where it was typed.
   */
  check(typed: string, field: string): Promise<Answer>
  /** Opens the lock by something else than its code, and removes the lock. */
  reset(isRight: () => boolean): Promise<Answer>
  choose(choices: Omit<LockSave, 'opener' | 'current'>): void
  setOpener(next: LockOpener, current: string, guards: Guards): Promise<Answer>
  /**
   * To be called when another passphrase guards the vault: where a passphrase opens the lock, the
   * new one does from now on, even if the disk does not take it. null: the keychain guards the
   * vault now, and the lock is removed; one that is closed is opened by the former passphrase
   * first.
   */
  passphraseBecame(passphrase: string | null): Promise<void>
}

export function openAppLock(options: AppLockOptions): AppLock {
  const { store, clock, onChange, reportBug, codes = scryptCodes } = options
  const state = openLockState({ store, clock, reportBug })
  const tries = openTries({ state, clock, codes })
  const opening: Opening = { state, tries, codes, onChange }
  const door = openDoor(opening, options)
  // tries run one after the other: at once, all would come before the first wait
  const enqueue = createSerialQueue()
  const hasOpener = () => state.stored().opener !== undefined
  return {
    isLocked: () => state.isLocked(),
    canLock: hasOpener,
    stopsEngine: () => state.isLocked() && !state.stored().engineGoesOn,
    rested: () => door.rested(),
    view: () => viewOf(state, tries),
    lock: () => door.close(),
    lockSoon: () => door.closeSoon(),
    open: code => enqueue(() => door.openBy(tries.byOpener('code', code), {})),
    check: (typed, field) =>
      enqueue(async () => (hasOpener() ? tries.hear(tries.byOpener(field, typed)) : ok(null))),
    reset: isRight =>
      enqueue(() =>
        door.openBy(
          { field: 'recoveryCode', what: 'recovery code', isRight },
          { opener: undefined },
        ),
      ),
    choose({ idleMinutes, asksAtStart, engineGoesOn }) {
      const stored = state.stored()
      state.keep({
        idleMinutes: idleMinutes ?? stored.idleMinutes,
        asksAtStart: asksAtStart ?? stored.asksAtStart,
        engineGoesOn: engineGoesOn ?? stored.engineGoesOn,
      })
    },
    setOpener: (next, current, guards) =>
      enqueue(() => setOpener(opening, next, current, guards)),
    passphraseBecame: passphrase =>
      enqueue(async () => {
        if (state.stored().opener?.kind !== 'passphrase') return
        if (passphrase === null) return door.dropOpener()
        const hash = await codes.hash(passphrase, 'passphrase')
        state.note({ opener: { kind: 'passphrase', ...hash } })
      }),
  }
}

function viewOf(state: LockState, tries: Tries): LockView {
  const { opener, idleMinutes, asksAtStart, engineGoesOn } = state.stored()
  const until = tries.waitsUntil()
  return {
    locked: state.isLocked(),
    kind: opener?.kind ?? 'off',
    idleMinutes,
    asksAtStart,
    engineGoesOn,
    ...(until !== null && { waitUntil: iso(until) }),
  }
}

/** Locks and opens, and knows how long it was locked. */
function openDoor(
  { state, tries, onChange }: Opening,
  { clock, askWindow }: Pick<AppLockOptions, 'clock' | 'askWindow'>,
) {
  let lastRest: Rest | null = null
  let cancelSoon = () => {}
  /** The passphrase of the lock does not guard the vault any more: opening removes the lock. */
  let isVoid = false

  function close(): Answer {
    if (state.stored().opener === undefined)
      return fail(refusal('not_applicable', noCodeSentence))
    cancelSoon()
    if (state.isLocked()) return ok(null)
    state.note({ lockedAt: clock.now() })
    onChange(true)
    return ok(null)
  }

  return {
    rested: () => lastRest,
    close,
    closeSoon() {
      if (state.stored().opener === undefined || state.isLocked()) return
      cancelSoon()
      cancelSoon = clock.after(patienceMs, () => void close())
      askWindow()
    },
    async openBy(one: Try, also: Partial<StoredLock>): Promise<Answer> {
      const since = state.stored().lockedAt
      if (since === null) return fail(refusal('not_applicable', notLockedSentence))
      const answer = await tries.hear(one)
      if (!answer.ok) return answer
      const rested = { since: iso(since), until: iso(clock.now()) }
      lastRest = state.stored().engineGoesOn ? null : rested
      state.note({ ...(isVoid && { opener: undefined }), ...also, lockedAt: null })
      isVoid = false
      onChange(false)
      return answer
    },
    dropOpener() {
      if (state.isLocked()) isVoid = true
      else state.note({ opener: undefined })
    },
  }
}
