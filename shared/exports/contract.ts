import { z } from 'zod'
import { acts, answer, reads } from '../border/call.ts'
import { chosenMailboxes } from '../mailboxes/contract.ts'
import { exportFormats } from '../settings/settings.ts'

/** Which mailboxes are exported. */
const exported = {
  ...chosenMailboxes,
  /** Only mailboxes whose password no export has yet. */
  onlyNew: z.boolean().optional(),
}

export type LeftOutMailbox = {
  readonly email: string
  /**
   * `extra`: the prefix or domain left the order; it is exported when it is chosen itself.
   * `password-lost`: the secret cannot be opened. `password-purged`: staff purged it after an export.
   */
  readonly reason:
    | 'not-created'
    | 'removed'
    | 'extra'
    | 'no-hosts'
    | 'password-lost'
    | 'password-purged'
}

export const exportCalls = {
  'exports.write': acts({
    args: z.strictObject({
      format: z.enum(exportFormats),
      ...exported,
      /** A format that needs hosts leaves out the mailboxes that have none. */
      leaveOutHostless: z.boolean().optional(),
    }),
    answer: answer<{
      readonly path: string
      readonly count: number
      /** Chosen mailboxes that are not in the file; at most 1,000 are named. */
      readonly leftOut: readonly LeftOutMailbox[]
      /** How many passwords look like a formula; they are written unchanged. */
      readonly passwordsLikeFormulas?: number
    }>(),
    stale: ['orders.get', 'mailboxes.list', 'activity.list', 'domains.history'],
  }),
  'exports.count': reads({
    args: z.strictObject(exported),
    answer: answer<{
      readonly count: number
      /** Mailboxes for which neither Mailin nor the default hosts name a host. */
      readonly hostless: { readonly count: number; readonly named: readonly string[] }
    }>(),
  }),
}
