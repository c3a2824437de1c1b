import { write } from '../../../db/core/database.ts'
import { fillHosts, mailboxWithoutHost } from '../../../db/mailboxes/hosts.ts'
import type { EngineFailure } from '../../../shared/border/failure.ts'
import type { StepContext } from '../step.ts'

/** Mailin may never name hosts; after so many looks the app asks no more until its next start. */
const mostLooks = 5

/**
 * Mail hosts are the same for a whole Mailin account, but only lists name them, and new
 * mailboxes are listed late. While some mailbox has none, one list is read with every check.
 */
export type HostLearning = {
  isDue(now: number): boolean
  /** Reads one list. Returns what failed; null: nothing did, whether or not it named hosts. */
  run(context: StepContext): Promise<EngineFailure | null>
}

/** `missing`: whether some mailbox has no host. */
export function createHostLearning(missing: () => boolean): HostLearning {
  let looks = 0
  let nextAt = 0
  /** A long list may take longer than an interval. */
  let isLooking = false

  async function look({ db, mailin, now }: StepContext): Promise<EngineFailure | null> {
    const mailbox = mailboxWithoutHost(db.reader)
    if (mailbox === null) return null
    const listed = await mailin.listMailboxes(mailbox.domain)
    if (!listed.ok) return listed.failure
    const named = listed.value.find(one => one.smtpHost !== null)
    if (named !== undefined) {
      looks = 0
      write(db, tx => fillHosts(tx, named, now()))
    }
    return null
  }

  return {
    isDue: now => !isLooking && looks < mostLooks && nextAt <= now && missing(),
    async run(context) {
      looks += 1
      nextAt = context.now() + context.intervalMs
      isLooking = true
      return look(context).finally(() => {
        isLooking = false
      })
    },
  }
}
