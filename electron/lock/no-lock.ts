import type { CallContext } from '../border/context.ts'

/** Where there is no window, there is nothing to lock. */
export const noLock: CallContext['lock'] = {
  check: () => Promise.resolve({ ok: true, value: null }),
  passphraseBecame: () => Promise.resolve(),
  rested: () => null,
}
