import type { Registration } from './registrar.ts'

/** What of a registration stands in the way of a domain, the gravest first. */
export type RegistrationTrouble =
  | 'deleted'
  | 'expired'
  | 'suspended'
  | 'held'
  | 'locked'
  | 'pending'

/** EPP statuses in ICANN's words, and what they mean to a change of the nameservers. */
const eppTroubles: readonly (readonly [RegistrationTrouble, readonly string[]])[] = [
  ['deleted', ['redemptionperiod', 'pendingdelete', 'pendingrestore']],
  ['held', ['clienthold', 'serverhold']],
  // clientTransferProhibited is the usual lock and blocks nothing here
  ['locked', ['clientupdateprohibited', 'serverupdateprohibited']],
  ['pending', ['pendingupdate', 'pendingcreate']],
]

/** The gravest trouble of a registration; null: there is none, or the registrar does not tell. */
export function registrationTrouble(
  { statuses = [], suspensions = [], isExpired = false, expiresAt }: Partial<Registration>,
  now: number,
): {
  readonly trouble: RegistrationTrouble
  /** The registrar's word for it; null: it has none. */
  readonly status: string | null
  /** When it expired, milliseconds since 1970; null: not expired, or not told. */
  readonly endedAt: number | null
} | null {
  const epp = (wanted: RegistrationTrouble) => {
    const words = eppTroubles.find(([trouble]) => trouble === wanted)?.[1] ?? []
    const status = statuses.find(one => words.includes(one.toLowerCase()))
    return status === undefined ? null : { trouble: wanted, status, endedAt: null }
  }
  const end = expiresAt == null ? null : Date.parse(expiresAt)
  const isOver = isExpired || (end !== null && end < now)
  const endedAt = end === null || end > now ? null : end
  const [suspension] = suspensions
  return (
    epp('deleted') ??
    (isOver ? { trouble: 'expired', status: null, endedAt } : null) ??
    (suspension === undefined
      ? null
      : { trouble: 'suspended', status: suspension, endedAt: null }) ??
    epp('held') ??
    epp('locked') ??
    epp('pending')
  )
}
