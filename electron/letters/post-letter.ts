import { randomUUID } from 'node:crypto'
import type { Writer } from '../../db/core/database.ts'
import { putLetter } from '../../db/records/records.ts'
import type { LetterKind } from '../../shared/letters/letter.ts'
import { readGroup } from '../settings/settings.ts'
import type { ComposedLetter } from './compose-letter.ts'

export type PostedLetter = {
  readonly order: { readonly id: number; readonly submission: number }
  readonly kind: LetterKind
  /** One address. */
  readonly to: string
  readonly text: ComposedLetter
  /** When it may be sent, in milliseconds since 1970; default now. */
  readonly dueAt?: number
  /** Tells apart letters of a kind that may come more than once for a submission. */
  readonly occasion?: number
  /** It announces mailboxes, so it waits for their logins where the settings want that. */
  readonly announcesMailboxes?: boolean
}

/**
 * Puts a letter into the outbox, in the transaction that it tells about, so that it is sent exactly
 * if that is committed; where the settings want a review, it is held. Returns its id; null: this
 * letter was sent before.
 */
export function postLetter(
  tx: Writer,
  { order, kind, to, text, dueAt, occasion, announcesMailboxes = false }: PostedLetter,
  now: number,
): number | null {
  const mail = readGroup(tx, 'mail')
  return putLetter(
    tx,
    {
      orderId: order.id,
      kind,
      submission: order.submission,
      occasion: occasion ?? 0,
      recipient: to,
      ...text,
      status: mail.hold ? 'held' : 'waiting',
      messageId: `<${randomUUID()}@boxwright>`,
      dueAt: dueAt ?? now,
      loginsSince: announcesMailboxes && mail.checkLogins ? now : null,
    },
    now,
  )
}
