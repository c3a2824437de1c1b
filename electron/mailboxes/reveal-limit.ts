import { minuteMs } from '../../shared/text/duration.ts'

/** More looks than this within a minute are asked for by a dialog. */
const mostPerMinute = 20
/** So long the answer "yes" counts. */
const allowedMs = 10 * minuteMs

export type RevealLimit = {
  /** Before a password is shown or copied; false: staff did not want it. */
  mayReveal(): Promise<boolean>
}

/** Nobody looks at so many passwords by hand: a page that takes them all has to ask a person. */
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
      // a clock that was set back must not make the minute endless
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
