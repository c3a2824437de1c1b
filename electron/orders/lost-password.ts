import { type Database, write } from '../../db/database.ts'
import { renewPassword } from '../../db/queries/emails.ts'
import { findMailbox } from '../../db/queries/mailbox-list.ts'
import { addActivity } from '../../db/queries/records.ts'
import { dropSecrets } from '../../db/queries/secrets.ts'
import type { BorderFailure } from '../../shared/failure.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { notFound, refusal } from '../refusal.ts'
import { passwordPlace } from '../vault/places.ts'
import type { Vault } from '../vault/vault.ts'
import { deletedProblem } from './deleted-problem.ts'

/** Takes what staff set at the mail provider in place of a password that is lost or purged. */
export function enterPassword(
  db: Database,
  vault: Vault,
  id: number,
  password: string,
  now: number,
): Result<{ readonly orderId: number }, BorderFailure> {
  return write(db, tx => {
    const row = findMailbox(tx, id)
    if (row === null) return fail(notFound('This mailbox'))
    const problem = deletedProblem(tx, row.orderId)
    if (problem !== null) return fail(problem)
    if (row.purgedAt === null && !vault.isLost(tx, passwordPlace, row.password))
      return fail(refusal('not_applicable', `The password of ${row.email} is not lost.`))
    renewPassword(tx, id, vault.put(tx, passwordPlace, password), now)
    dropSecrets(tx, [row.password])
    addActivity(
      tx,
      {
        action: 'password_entered',
        description: `Password of ${row.email} entered anew`,
        orderId: row.orderId,
        properties: { email: row.email },
      },
      now,
    )
    return ok({ orderId: row.orderId })
  })
}
