import type { Reader } from '../../db/core/database.ts'
import { handedOverLogins, lettersBehindLogins } from '../../db/letters/logins-first.ts'
import type { WaitingForLogins } from '../../shared/letters/contract.ts'
import { doesLogIn, loginTrouble } from '../../shared/mailboxes/login.ts'
import { iso } from '../scheduler/clock.ts'
import { loginPatienceMs } from './await-logins.ts'

/** Letters that have waited too long for logins, each with its cause in words. */
export const viewBehindLogins = (tx: Reader, now: number): readonly WaitingForLogins[] =>
  lettersBehindLogins(tx)
    .filter(({ since }) => now - since >= loginPatienceMs)
    .map(({ id, orderId, customerId, customerName, since }) => ({
      id,
      orderId,
      customerId,
      customerName,
      since: iso(since),
      cause: causeOf(tx, orderId),
    }))

function causeOf(tx: Reader, orderId: number): string {
  const mailboxes = handedOverLogins(tx, orderId)
  const failing = mailboxes.flatMap(({ imap, smtp }) =>
    imap === null || smtp === null || doesLogIn({ imap, smtp }) ? [] : [{ imap, smtp }],
  )
  const [first] = failing
  if (first === undefined) return 'Logins are not checked yet'
  const causes = new Set(failing.map(loginTrouble))
  const more = causes.size > 1 ? ' and others' : ''
  return `${failing.length} of ${mailboxes.length}: ${loginTrouble(first)}${more}`
}
