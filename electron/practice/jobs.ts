import { exists } from './mailboxes.ts'
import type { Mailbox } from './records.ts'
import type { World } from './world.ts'

export type JobView = {
  readonly uuid: string
  readonly domains: readonly string[]
  readonly stage: 'pending' | 'processing' | 'completed' | 'failed'
  /** Why it failed; null otherwise. */
  readonly report: string | null
  /** What was made; empty until completed. */
  readonly mailboxes: readonly Mailbox[]
}

export type Jobs = { byUuid(uuid: string): JobView | null }

export function createJobs({ store, now }: World): Jobs {
  return {
    byUuid: uuid => {
      const job = store.get('jobs', uuid)
      if (job === null) return null
      const { domains, report } = job
      if (now() < job.finishesAt) {
        const isFresh = now() < job.acceptedAt + (job.finishesAt - job.acceptedAt) / 3
        const stage = isFresh ? 'pending' : 'processing'
        return { uuid, domains, stage, report: null, mailboxes: [] }
      }
      if (report !== null) return { uuid, domains, stage: 'failed', report, mailboxes: [] }
      const made = job.addresses.flatMap(address => store.get('mailboxes', address) ?? [])
      const mailboxes = made.filter(mailbox => exists(mailbox, now()))
      return { uuid, domains, stage: 'completed', report, mailboxes }
    },
  }
}
