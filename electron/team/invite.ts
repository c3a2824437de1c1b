import { type Database, write } from '../../db/core/database.ts'
import { addInvitation, addStaff, type NewStaff } from '../../db/team/staff.ts'
import { hourMs } from '../../shared/text/duration.ts'
import { iso } from '../scheduler/clock.ts'
import { type Invitation, writeInvitation } from './invitation.ts'
import { hashOf, makeSecret } from './secrets.ts'

/** Milliseconds for which an invitation is good. */
export const invitationMs = 48 * hourMs

/** Adds a staff member, or only an invitation more where `id` says whose. Returns the line of text. */
export function invite(
  db: Database,
  who: NewStaff & { readonly id?: number | undefined },
  at: Pick<Invitation, 'addresses' | 'certificate'>,
  now: number,
): string {
  const secret = makeSecret()
  const { id, name, role, maySeePasswords } = who
  const expiresAt = now + invitationMs
  write(db, tx => {
    const staffId = id ?? addStaff(tx, { name, role, maySeePasswords }, now)
    addInvitation(tx, { staffId, secretHash: hashOf(secret), expiresAt }, now)
  })
  const { addresses, certificate } = at
  return writeInvitation({ addresses, certificate, secret, until: iso(expiresAt) })
}
