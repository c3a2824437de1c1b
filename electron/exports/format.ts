/** One mailbox as an export writes it. */
export type ExportMailbox = {
  readonly id: number
  readonly email: string
  readonly password: string
  readonly firstName: string
  readonly lastName: string
  readonly domain: string
  readonly orderId: number
  readonly imapHost: string | null
  readonly imapPort: number | null
  readonly smtpHost: string | null
  readonly smtpPort: number | null
}

/**
 * What a cell is to a spreadsheet. Only a text is guarded: a guard would change a password or the
 * address that somebody logs in with. An address has no sign of a formula but its first one.
 */
type CellKind = 'text' | 'password' | 'address' | 'number'

type Part = {
  readonly kind: CellKind
  /** null: an empty cell. */
  readonly of: (mailbox: ExportMailbox) => string | number | null
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
  /** Set in the program that reads the file. */
  blank: { kind: 'text', of: () => null },
} as const satisfies Readonly<Record<string, Part>>

export type Format = {
  /** Each title, and what stands below it. */
  readonly columns: readonly (readonly [title: string, part: keyof typeof parts])[]
  /** The target refuses rows without mail hosts. */
  readonly needsHosts: boolean
}
