import { z } from 'zod'
import { acts, answer, reads } from '../border/call.ts'
import { chosenMailboxes } from '../mailboxes/contract.ts'
import { exportFormats } from '../settings/settings.ts'

/** Which mailboxes an export is of. */
const exported = {
  ...chosenMailboxes,
  /** Only mailboxes that no export held yet. */
  onlyNew: z.boolean().optional(),
}

export type LeftOutMailbox = {
  readonly email: string
  /**
   * `extra`: its prefix or domain left the order; export it by choosing it. `password-lost`: its
   * password cannot be opened any more. `password-purged`: it was given up after an export.
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
      /** A format that needs mail hosts goes without the mailboxes that have none. */
      leaveOutHostless: z.boolean().optional(),
    }),
    answer: answer<{
      readonly path: string
      readonly count: number
      /** Chosen, but not in the file; at most 1,000 are named. */
      readonly leftOut: readonly LeftOutMailbox[]
      /** Begin with a sign of a formula, and are written as they are. */
      readonly passwordsLikeFormulas?: number
    }>(),
    stale: ['orders.get', 'mailboxes.list', 'activity.list'],
  }),
  'exports.count': reads({
    args: z.strictObject(exported),
    answer: answer<{
      readonly count: number
      /** Neither Mailin nor the default hosts say where these are reached. */
      readonly hostless: { readonly count: number; readonly named: readonly string[] }
    }>(),
  }),
}
