import { type Database, write } from '../../db/core/database.ts'
import { forgetLogin } from '../../db/mailboxes/logins.ts'
import { findMailbox } from '../../db/mailboxes/mailbox-list.ts'
import { renewPassword } from '../../db/mailboxes/mailboxes.ts'
import { addActivity } from '../../db/records/records.ts'
import { dropSecrets } from '../../db/vault/secrets.ts'
import type { BorderFailure } from '../../shared/border/failure.ts'
import { fail, ok, type Result } from '../../shared/border/result.ts'
import { notFound, refusal } from '../border/refusal.ts'
import { deletedProblem } from '../customers/deleted-problem.ts'
import { passwordColumn } from '../vault/secret-columns.ts'
import type { Vault } from '../vault/vault.ts'

/** Stores the password that staff set at the mail provider in place of a lost or purged one. */
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
    if (row.purgedAt === null && !vault.isLost(tx, passwordColumn, row.password))
      return fail(refusal('not_applicable', `The password of ${row.email} is not lost.`))
    renewPassword(tx, id, vault.put(tx, passwordColumn, password), now)
    forgetLogin(tx, id)
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
