import type { ExportFormat } from '../../shared/settings.ts'

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

export type Format = {
  readonly columns: readonly string[]
  readonly row: (mailbox: ExportMailbox) => readonly (string | number | null)[]
  /** The target refuses rows without mail hosts. */
  readonly needsHosts: boolean
}

/** File formats; header names are those of the programs that read them. */
export const formats: Record<ExportFormat, Format> = {
  generic: {
    columns: [
      'email',
      'password',
      'first_name',
      'last_name',
      'domain',
      'order_id',
      'imap_host',
      'imap_port',
      'smtp_host',
      'smtp_port',
    ],
    row: one => [
      one.email,
      one.password,
      one.firstName,
      one.lastName,
      one.domain,
      one.orderId,
      one.imapHost,
      one.imapPort,
      one.smtpHost,
      one.smtpPort,
    ],
    needsHosts: false,
  },
  instantly: {
    columns: [
      'Email',
      'First Name',
      'Last Name',
      'IMAP Username',
      'IMAP Password',
      'IMAP Host',
      'IMAP Port',
      'SMTP Username',
      'SMTP Password',
      'SMTP Host',
      'SMTP Port',
      'Daily Limit',
      'Warmup Enabled',
      'Warmup Limit',
      'Warmup Increment',
    ],
    row: one => [
      one.email,
      one.firstName,
      one.lastName,
      one.email,
      one.password,
      one.imapHost,
      one.imapPort,
      one.email,
      one.password,
      one.smtpHost,
      one.smtpPort,
      null,
      null,
      null,
      null,
    ],
    needsHosts: true,
  },
  'private-smtp': {
    columns: [
      'First Name',
      'Last Name',
      'Email Address',
      'Password',
      'Org Unit Path [Required]',
    ],
    row: one => [one.firstName, one.lastName, one.email, one.password, '/'],
    needsHosts: false,
  },
}
