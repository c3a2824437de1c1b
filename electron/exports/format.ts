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
