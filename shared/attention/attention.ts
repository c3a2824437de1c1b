/** What needs a person besides domains. */
export const attentionCauses = [
  /** The engine rests until a person acts. */
  'work-stopped',
  /** Letters wait, and the mail server takes none. */
  'mail-stopped',
  'database-damaged',
  'backup-failed',
  /** Letters that were not sent. */
  'letters-refused',
  /** Letters that leave only when staff have looked at them. */
  'letters-held',
  /** Letters that have waited for an hour until mailboxes log in. */
  'letters-behind-logins',
  /** Orders that the engine does not work on, and nobody has begun. */
  'orders-pending',
] as const
export type AttentionCause = (typeof attentionCauses)[number]

/** How much needs a person: the one number that page, sidebar, badge and tray show. */
export type AttentionCount = {
  readonly total: number
  readonly domains: number
  readonly causes: Readonly<Record<AttentionCause, number>>
}
