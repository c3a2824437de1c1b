import type { RegistrationRecord } from '../../db/renewals/registrations.ts'
import { withoutNulls } from '../../shared/record-of.ts'
import type { Expiry } from '../../shared/renewals/renewal.ts'
import { iso } from '../scheduler/clock.ts'

const isoOr = (time: number | null) => (time === null ? null : iso(time))

/** What an answer says of the end of a registration; null: nothing is known of it. */
export function viewExpiry(registration: RegistrationRecord | null): Expiry {
  if (registration === null) return {}
  const { expiresAt, readAt, source, isAutoRenewed, trouble } = registration
  return withoutNulls({
    expiresAt: isoOr(expiresAt),
    readAt: isoOr(readAt),
    source,
    isAutoRenewed,
    trouble,
  })
}
