import { minuteMs } from '../../shared/text/duration.ts'

/** Passwords shown or copied within a minute, above which a dialog asks staff. */
const mostPerMinute = 20
/** Milliseconds for which the answer "yes" counts. */
const allowedMs = 10 * minuteMs

export type RevealLimit = {
  /** To be called before a password is shown or copied. False: staff refused. */
  mayReveal(): Promise<boolean>
}

/** Asks staff before many passwords are shown at once, so that a hijacked page cannot take them all. */
export function createRevealLimit(now: () => number, ask: () => Promise<boolean>): RevealLimit {
  let looks: readonly number[] = []
  let allowedUntil = 0
  let asking: Promise<boolean> | null = null

  async function askOnce(): Promise<boolean> {
    try {
      const isAllowed = await ask()
      if (isAllowed) allowedUntil = now() + allowedMs
      return isAllowed
    } finally {
      asking = null
    }
  }

  return {
    async mayReveal() {
      const at = now()
      // looks after now are dropped: the clock was set back, and they would count for long
      looks = looks.filter(one => one > at - minuteMs && one <= at)
      const isOver = looks.length >= mostPerMinute && !(at < allowedUntil)
      if (isOver) {
        asking ??= askOnce()
        if (!(await asking)) return false
      }
      looks = [...looks, at].slice(-mostPerMinute)
      return true
    },
  }
}
