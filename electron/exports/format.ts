import type { FileSeparator } from '../../shared/exports/custom-format.ts'
import type { SequencerProfile } from '../../shared/exports/profile.ts'
import { signatureHtml } from './signature-html.ts'

/** One mailbox with all that an export may write of it. */
export type ExportMailbox = {
  readonly id: number
  readonly email: string
  readonly password: string
  readonly firstName: string
  readonly lastName: string
  readonly domain: string
  readonly orderId: number
  readonly customerId: number
  readonly customer: string
  /** '' where the order has none. */
  readonly plan: string
  readonly imapHost: string | null
  readonly imapPort: number | null
  readonly smtpHost: string | null
  readonly smtpPort: number | null
  /** What a sequencer is told of it, of the customer's profile and of the plan's. */
  readonly profile: SequencerProfile
}

/**
 * What a cell is to a spreadsheet. Only a text is guarded against being a formula: a guard would
 * change a password, or the address that somebody logs in with.
 */
type CellKind = 'text' | 'password' | 'address' | 'number' | 'numeral'

/** What a column holds: its kind, and the cell's value; null leaves it empty. */
export type Part =
  | { readonly kind: 'number'; readonly of: (mailbox: ExportMailbox) => number | null }
  | {
      /** `numeral`: a number that staff typed, which is written as it was typed. */
      readonly kind: Exclude<CellKind, 'number'>
      readonly of: (mailbox: ExportMailbox) => string | null
    }

/** All that a column can hold. */
export const parts = {
  email: { kind: 'address', of: one => one.email },
  password: { kind: 'password', of: one => one.password },
  firstName: { kind: 'text', of: one => one.firstName },
  lastName: { kind: 'text', of: one => one.lastName },
  fullName: { kind: 'text', of: one => `${one.firstName} ${one.lastName}`.trim() },
  domain: { kind: 'text', of: one => one.domain },
  orderId: { kind: 'number', of: one => one.orderId },
  imapHost: { kind: 'text', of: one => one.imapHost },
  imapPort: { kind: 'number', of: one => one.imapPort },
  imapSecure: { kind: 'text', of: one => String(one.imapPort === 993) },
  smtpHost: { kind: 'text', of: one => one.smtpHost },
  smtpPort: { kind: 'number', of: one => one.smtpPort },
  smtpSecure: { kind: 'text', of: one => String(one.smtpPort === 465) },
  rootUnit: { kind: 'text', of: () => '/' },
  dailyLimit: { kind: 'number', of: ({ profile }) => profile.dailyLimit ?? null },
  // each target writes a truth in its own way
  hasWarmUpUpper: {
    kind: 'text',
    of: ({ profile }) => truth(profile.hasWarmUp, 'TRUE', 'FALSE'),
  },
  hasWarmUpLower: {
    kind: 'text',
    of: ({ profile }) => truth(profile.hasWarmUp, 'true', 'false'),
  },
  hasWarmUpYes: { kind: 'text', of: ({ profile }) => truth(profile.hasWarmUp, 'yes', 'no') },
  /** Whether the warm-up grows day by day: it does where its start or its increase is said. */
  warmUpGrowsYes: {
    kind: 'text',
    of: ({ profile: { hasWarmUp, warmUpStart, warmUpIncrease } }) =>
      hasWarmUp !== true || (warmUpStart ?? warmUpIncrease) === undefined ? null : 'yes',
  },
  warmUpStart: { kind: 'number', of: ({ profile }) => profile.warmUpStart ?? null },
  warmUpIncrease: { kind: 'number', of: ({ profile }) => profile.warmUpIncrease ?? null },
  warmUpMost: { kind: 'number', of: ({ profile }) => profile.warmUpMost ?? null },
  replyRate: { kind: 'number', of: ({ profile }) => profile.replyRate ?? null },
  signature: { kind: 'text', of: ({ profile }) => profile.signature ?? null },
  signatureHtml: {
    kind: 'text',
    of: ({ profile }) =>
      profile.signature === undefined ? null : signatureHtml(profile.signature),
  },
  trackingDomain: { kind: 'text', of: ({ profile }) => profile.trackingDomain ?? null },
  tags: { kind: 'text', of: ({ profile }) => profile.tags ?? null },
  /** Stays empty, because it is set in the program that reads the file. */
  blank: { kind: 'text', of: () => null },
} as const satisfies Readonly<Record<string, Part>>

/** What a file is, which is its extension, too. */
export type FileKind = 'csv' | 'xlsx' | 'json'

function truth(value: boolean | undefined, yes: string, no: string): string | null {
  if (value === undefined) return null
  return value ? yes : no
}

export type Column = readonly [title: string, part: keyof typeof parts | Part]
type Columns = readonly Column[]

/** A part by its name, or one that only this format has. */
export const partOf = ([, part]: Column): Part =>
  typeof part === 'string' ? parts[part] : part

export type Format = {
  readonly file: FileKind
  /** The columns: title, and which part of the mailbox it has. */
  readonly columns: Columns
  /** Columns that are added where a profile says something of the mailboxes. */
  readonly profileColumns?: Columns
  /** Whether the target refuses rows without mail hosts. */
  readonly needsHosts: boolean
  /** Whether a column has the customer or the plan of the order, which are read only then. */
  readonly hasNames?: boolean
  /** What stands between the cells of a CSV; missing: a comma. */
  readonly separator?: FileSeparator
  /** How many mailboxes the target takes in one file; missing: any number. */
  readonly mostRows?: number
}
