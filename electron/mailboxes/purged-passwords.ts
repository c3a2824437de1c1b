import { z } from 'zod'
import { type Database, isOpen, type Writer, write } from '../../db/core/database.ts'
import { emptyLog } from '../../db/core/empty-log.ts'
import type { MailboxChoice } from '../../db/mailboxes/export-rows.ts'
import type { MailboxRecord } from '../../db/mailboxes/mailboxes.ts'
import { countPurge, notePurged, purgeableRows } from '../../db/mailboxes/purges.ts'
import { addActivity } from '../../db/records/records.ts'
import { dropSecrets } from '../../db/vault/secrets.ts'
import type { BorderFailure } from '../../shared/border/failure.ts'
import { fail, ok, type Result } from '../../shared/border/result.ts'
import { dateText } from '../../shared/text/locale.ts'
import { refusal } from '../border/refusal.ts'
import { openIntents } from '../orders/open-intents.ts'
import { pauseBriefly } from '../scheduler/yield.ts'

const atOnce = 250

const id = z.int().positive()
/** A confirmed purge. It goes on after a kill, for passwords exported before it was confirmed. */
const intentSchema = z.object({
  choice: z.object({
    orderIds: z.array(id).exactOptional(),
    mailboxIds: z.array(id).exactOptional(),
    customerId: id.exactOptional(),
  }),
  at: z.number(),
})
type Intent = { readonly choice: MailboxChoice; readonly at: number }
const intents = openIntents<Intent>('passwords.to-purge', intentSchema)
/** A sentence about stored purges that cannot be read; null: there are none. */
export const purgeTrouble = intents.trouble

/** Keeps the intent to purge, when it is about exactly as many passwords as staff confirmed. */
export function intendPurge(
  db: Database,
  choice: MailboxChoice,
  confirmed: number,
  now: number,
): Result<null, BorderFailure> {
  return write(db, tx => {
    const { exported, notExported } = countPurge(tx, choice)
    if (exported !== confirmed)
      return fail(
        refusal(
          'conflict',
          `Now ${exported} would be purged, not ${confirmed}. Look again, then confirm that number.`,
        ),
      )
    if (exported === 0)
      return fail(
        refusal(
          'not_applicable',
          notExported === 0
            ? 'These mailboxes have no passwords here.'
            : 'None of these mailboxes was exported, so their passwords stay.',
        ),
      )
    intents.write(tx, [...intents.read(tx), { choice, at: now }])
    return ok(null)
  })
}

/**
 * Drops the passwords of every stored intent, in small batches, until none is left or the database
 * closes. Returns the ids of the orders that they belonged to.
 */
export async function finishPurges(db: Database): Promise<ReadonlySet<number>> {
  const orders = new Set<number>()
  for (;;) {
    const intent = isOpen(db) ? intents.read(db.reader)[0] : undefined
    if (intent === undefined) return orders
    let after = 0
    while (isOpen(db)) {
      const rows = write(db, tx => purgeSome(tx, intent, after))
      for (const { orderId } of rows) orders.add(orderId)
      const last = rows.at(-1)
      if (last === undefined) break
      after = last.id
      await pauseBriefly()
    }
    if (!isOpen(db)) return orders
    write(db, tx => {
      const [done, ...others] = intents.read(tx)
      if (done?.at === intent.at) intents.write(tx, others)
    })
    emptyLog(db)
  }
}

function purgeSome(tx: Writer, { choice, at }: Intent, after: number) {
  const rows = purgeableRows(tx, choice, { exportedBy: at, after, limit: atOnce })
  if (rows.length === 0) return rows
  notePurged(
    tx,
    rows.map(row => row.id),
    at,
  )
  dropSecrets(
    tx,
    rows.map(row => row.password),
  )
  const counts = new Map<number, number>()
  for (const { orderId } of rows) counts.set(orderId, (counts.get(orderId) ?? 0) + 1)
  for (const [orderId, count] of counts)
    addActivity(
      tx,
      {
        action: 'passwords_purged',
        description: `${count} exported ${count === 1 ? 'password' : 'passwords'} purged`,
        orderId,
        properties: { count },
      },
      at,
    )
  return rows
}

type Purged = Pick<MailboxRecord, 'email' | 'exportedAt' | 'purgedAt'>

/** The sentence for a password that was purged. */
export function purgedWords({ email, exportedAt, purgedAt }: Purged): string {
  const day = dateText(new Date(purgedAt ?? 0))
  return exportedAt === null
    ? `The password of ${email} was purged on ${day}, with its customer.`
    : `The password of ${email} was purged on ${day}, after it had been exported: the file of that export holds it.`
}
