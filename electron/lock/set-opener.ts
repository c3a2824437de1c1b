import { ok } from '../../shared/border/result.ts'
import type { LockKind, LockOpener, LockOpenerKind } from '../../shared/lock/lock.ts'
import type { Codes } from './code-hash.ts'
import type { LockState } from './lock-state.ts'
import { type Answer, openerNames, type Tries } from './tries.ts'

/** Whether a passphrase is the one that guards the vault. */
export type Guards = (passphrase: string) => Promise<boolean>

export type Opening = {
  readonly state: LockState
  readonly tries: Tries
  readonly codes: Codes
  /** Locked or opened. */
  readonly onChange: (isLocked: boolean) => void
}

type Setter<Kind extends LockKind> = (
  opening: Opening,
  next: Extract<LockOpener, { readonly kind: Kind }>,
  guards: Guards,
) => Answer | Promise<Answer>

const setters: { readonly [Kind in LockKind]: Setter<Kind> } = {
  off({ state, onChange }) {
    const wasLocked = state.isLocked()
    state.keep({ opener: undefined, lockedAt: null })
    // the app was locked while the code was compared
    if (wasLocked) onChange(false)
    return ok(null)
  },
  code: (opening, { code }) => keepHashed(opening, 'code', code),
  async passphrase(opening, { passphrase }, guards) {
    const answer = await opening.tries.hear({
      field: 'opener.passphrase',
      what: openerNames.passphrase,
      isRight: () => guards(passphrase),
    })
    return answer.ok ? keepHashed(opening, 'passphrase', passphrase) : answer
  },
}

async function keepHashed(
  { state, codes }: Opening,
  kind: LockOpenerKind,
  secret: string,
): Promise<Answer> {
  state.keep({ opener: { kind, ...(await codes.hash(secret, kind)) } })
  return ok(null)
}

/** Sets what opens the lock from now on, or removes the lock; `current` is what opens it now. */
export async function setOpener(
  opening: Opening,
  next: LockOpener,
  current: string,
  guards: Guards,
): Promise<Answer> {
  const { state, tries } = opening
  if (state.stored().opener !== undefined) {
    const answer = await tries.hear(tries.byOpener('current', current))
    if (!answer.ok) return answer
  }
  return setOf(opening, next, guards)
}

/** The setter for an opener's kind: the compiler cannot tie the two. */
function setOf<Kind extends LockKind>(
  opening: Opening,
  next: Extract<LockOpener, { readonly kind: Kind }> & { readonly kind: Kind },
  guards: Guards,
) {
  return setters[next.kind](opening, next, guards)
}
