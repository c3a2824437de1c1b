import { z } from 'zod'
import { id, paging } from '../border/args.ts'
import { acts, answer, reads } from '../border/call.ts'
import type { Page, Time } from '../border/paging.ts'
import { ofLetters } from '../border/stale.ts'
import { chosenMailboxes } from '../mailboxes/contract.ts'
import type { ExportFormat } from '../settings/settings.ts'
import type { By } from '../team/team.ts'
import { type CustomFormat, customFormatSchema } from './custom-format.ts'
import { exportFormat } from './formats.ts'
import { type SequencerProfile, sequencerProfile } from './profile.ts'

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

/** A file that was written, and what it has. */
export type ExportFileRow = {
  readonly id: number
  readonly path: string
  readonly format: ExportFormat
  /** What a format of staff was called when the file was written. */
  readonly formatName?: string
  readonly mailboxCount: number
  readonly createdAt: Time
  /** The staff member who wrote it; absent: a desk without a server. */
  readonly by?: By
}

export type CustomFormatRow = CustomFormat & { readonly id: number }

export type FormatPreview = {
  /** A row for each mailbox, three at most; a cell for each column, as it stands in the file. */
  readonly rows: readonly (readonly string[])[]
  /** No mailbox exists yet, so the rows are of made-up ones. */
  readonly isExample: boolean
}

const profileOwner = { customerId: id.optional(), planId: id.optional() }
type Owner = { readonly customerId?: number | undefined; readonly planId?: number | undefined }

const hasOneOwner = ({ customerId, planId }: Owner): boolean =>
  (customerId === undefined) !== (planId === undefined)
const oneOwner = 'Name a customer or a plan.'

export const exportCalls = {
  'exports.write': acts({
    args: z.strictObject({
      format: exportFormat,
      ...exported,
      /** A format that needs hosts leaves out the mailboxes that have none. */
      leaveOutHostless: z.boolean().optional(),
    }),
    answer: answer<{
      /** The file, or the first of several. */
      readonly path: string
      /** All files, when there are several: each customer has an own one. */
      readonly paths?: readonly string[]
      readonly count: number
      /** The files as `exports.files` lists them. */
      readonly fileIds: readonly number[]
      /** Chosen mailboxes that are not in the file; at most 1,000 are named. */
      readonly leftOut: readonly LeftOutMailbox[]
      /** How many passwords look like a formula; they are written unchanged. */
      readonly passwordsLikeFormulas?: number
    }>(),
    stale: [
      'orders.get',
      'mailboxes.list',
      'activity.list',
      'domains.history',
      'exports.files',
    ],
  }),
  /**
   * Writes an encrypted archive for the customer, of one order or of all. The passphrase is in the
   * answer alone; it is kept nowhere.
   */
  'exports.handOver': acts({
    args: z
      .strictObject({
        format: exportFormat,
        orderId: id.optional(),
        customerId: id.optional(),
        leaveOutHostless: z.boolean().optional(),
        /** A letter tells the customer that the file comes; it never carries it. */
        announce: z.boolean().optional(),
      })
      .refine(
        ({ orderId, customerId }) => (orderId === undefined) !== (customerId === undefined),
        'Name an order or a customer.',
      ),
    answer: answer<{
      readonly path: string
      readonly count: number
      readonly fileId: number
      readonly passphrase: string
      readonly leftOut: readonly LeftOutMailbox[]
    }>(),
    hasSecret: true,
    stale: [
      'orders.get',
      'mailboxes.list',
      'activity.list',
      'domains.history',
      'exports.files',
      ...ofLetters,
    ],
  }),
  /** What sequencers are told of a customer's mailboxes, or of those of a plan. */
  'exports.profile': reads({
    args: z.strictObject(profileOwner).refine(hasOneOwner, oneOwner),
    answer: answer<SequencerProfile>(),
  }),
  /** Puts a profile in place of the one before. */
  'exports.saveProfile': acts({
    args: z
      .strictObject({ ...profileOwner, profile: sequencerProfile })
      .refine(hasOneOwner, oneOwner),
    answer: answer<null>(),
    stale: ['exports.profile'],
  }),
  /** The formats that staff made, by name; there are at most `mostCustomFormats`. */
  'exports.formats': reads({
    args: z.strictObject({}),
    answer: answer<readonly CustomFormatRow[]>(),
  }),
  /** Puts a format in place of the one with the id, or makes a new one. */
  'exports.saveFormat': acts({
    args: z.strictObject({ id: id.optional(), format: customFormatSchema }),
    answer: answer<{ readonly id: number }>(),
    stale: ['exports.formats'],
  }),
  'exports.deleteFormat': acts({
    args: z.strictObject({ id }),
    answer: answer<null>(),
    stale: ['exports.formats'],
  }),
  /** Undoes a deletion, for a minute. */
  'exports.restoreFormat': acts({
    args: z.strictObject({ id }),
    answer: answer<null>(),
    stale: ['exports.formats'],
  }),
  /** The first rows of a file in a format that may not be saved yet; no password is read. */
  'exports.previewFormat': reads({
    args: z.strictObject({ format: customFormatSchema }),
    answer: answer<FormatPreview>(),
  }),
  /** The files that mailboxes were written to, or those with mailboxes of one order. */
  'exports.files': reads({
    args: z.strictObject({ ...paging, orderId: id.optional() }),
    answer: answer<Page<ExportFileRow>>(),
  }),
  /** Shows a written file in the system's file manager; `not_applicable`: it is gone. */
  'exports.showFile': acts({
    args: z.strictObject({ id }),
    answer: answer<null>(),
    stale: [],
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
