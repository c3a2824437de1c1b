import type { Reader, Writer } from '../../../db/core/database.ts'
import {
  type CreatedMailbox,
  carrierOf,
  changeMailinId,
  type MailboxRecord,
} from '../../../db/mailboxes/mailboxes.ts'
import type { EngineFailure } from '../../../shared/border/failure.ts'
import { ok, type Result } from '../../../shared/border/result.ts'
import type { MailinMailbox } from '../../providers/mailin-port.ts'
import type { StepContext } from '../step.ts'

type NamedMailbox = Pick<CreatedMailbox, 'email' | 'mailinMailboxId'>

/** An address whose id, as Mailin names it, is that of another mailbox as well. */
export type Dispute = {
  readonly email: string
  readonly detail: string
  /** Our mailbox that has the id already; null: one answer of Mailin's names two by it. */
  readonly carrier: MailboxRecord | null
}

/**
 * Which of these mailboxes of an order would be the second with one Mailin id. `answer`: all that
 * Mailin named together with them.
 */
export function disputedIds(
  tx: Reader,
  orderId: number,
  named: readonly NamedMailbox[],
  answer: readonly NamedMailbox[] = named,
): readonly Dispute[] {
  const addresses = new Map<number, Set<string>>()
  for (const { email, mailinMailboxId: id } of answer)
    addresses.set(id, (addresses.get(id) ?? new Set()).add(email))
  return named.flatMap(({ email, mailinMailboxId: id }): readonly Dispute[] => {
    const other = [...(addresses.get(id) ?? [])].find(one => one !== email)
    if (other !== undefined) {
      const detail = `Mailin names one id, ${id}, for ${email} and for ${other}.`
      return [{ email, detail, carrier: null }]
    }
    const carrier = carrierOf(tx, id)
    const isOwn = carrier?.orderId === orderId && carrier.email === email
    if (carrier === null || isOwn || carrier.removedAt !== null) return []
    const detail = `Mailin names the id ${id} for ${email}, and it is that of ${nameOf(carrier)}.`
    return [{ email, detail, carrier }]
  })
}

/** A mailbox, and the order that has it. */
export const nameOf = ({ email, orderId }: Pick<MailboxRecord, 'email' | 'orderId'>): string =>
  `${email} of order ${orderId}`

/** The failure of a domain that has a mailbox with a disputed id; null: it has none. */
export function haltOf(domain: string, disputes: readonly Dispute[]): EngineFailure | null {
  const dispute = disputes.find(({ email }) => email.endsWith(`@${domain}`))
  return dispute === undefined ? null : disputed(dispute)
}

/** Those mailboxes whose ids are theirs alone. */
export function undisputed<One extends { readonly email: string }>(
  named: readonly One[],
  disputes: readonly Dispute[],
): readonly One[] {
  const emails = new Set(disputes.map(({ email }) => email))
  return named.filter(({ email }) => !emails.has(email))
}

/** The failure of a dispute: a person decides, and nothing is done on a guess. */
export const disputed = ({ detail }: Pick<Dispute, 'detail'>): EngineFailure => ({
  code: 'conflict',
  provider: 'boxwright',
  detail,
})

/** Another id that Mailin's list gives to a mailbox of ours. */
type Correction = { readonly row: MailboxRecord; readonly mailinMailboxId: number }

/**
 * Lists the mailboxes of ours that have a disputed id. Returns those to which Mailin gives
 * another id by now; the other disputes stay. Writes nothing.
 */
export async function correctionsFor(
  { mailin }: Pick<StepContext, 'mailin'>,
  disputes: readonly Dispute[],
): Promise<Result<readonly Correction[], EngineFailure>> {
  const corrections: Correction[] = []
  const lists = new Map<string, readonly MailinMailbox[]>()
  for (const { carrier } of disputes) {
    if (carrier === null) continue
    const known = lists.get(carrier.domain)
    const listed = known === undefined ? await mailin.listMailboxes(carrier.domain) : ok(known)
    if (!listed.ok) return listed
    lists.set(carrier.domain, listed.value)
    const named = listed.value.filter(one => one.email === carrier.email)
    const [only, ...others] = named
    if (only === undefined || others.length > 0 || only.id === carrier.mailinMailboxId) continue
    corrections.push({ row: carrier, mailinMailboxId: only.id })
  }
  return ok(corrections)
}

/** Writes these ids, except one that a third mailbox has by now. */
export function correctIds(tx: Writer, corrections: readonly Correction[], now: number): void {
  for (const { row, mailinMailboxId } of corrections)
    if (carrierOf(tx, mailinMailboxId) === null)
      changeMailinId(tx, row.id, mailinMailboxId, now)
}
