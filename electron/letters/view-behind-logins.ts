import type { Reader } from '../../db/core/database.ts'
import {
  announcedOrders,
  handedOverLogins,
  lettersBehindLogins,
} from '../../db/letters/logins-first.ts'
import type { WaitingForLogins } from '../../shared/letters/contract.ts'
import { doesLogIn, loginTrouble } from '../../shared/mailboxes/login.ts'
import { iso } from '../scheduler/clock.ts'
import { loginPatienceMs } from './await-logins.ts'

/** Letters that have waited too long for logins, each with its cause in words. */
export const viewBehindLogins = (tx: Reader, now: number): readonly WaitingForLogins[] =>
  lettersBehindLogins(tx)
    .filter(({ since }) => now - since >= loginPatienceMs)
    .map(letter => {
      const { id, orderId, customerId, customerName, since } = letter
      const orderIds = announcedOrders(tx, letter)
      const cause = loginsCause(tx, orderIds)
      return { id, orderId, orderIds, customerId, customerName, since: iso(since), cause }
    })

/** Why a letter waits for logins, in words; null: it does not. */
export function whyBehindLogins(tx: Reader, id: number): string | null {
  const letter = lettersBehindLogins(tx).find(one => one.id === id)
  return letter === undefined ? null : loginsCause(tx, announcedOrders(tx, letter))
}

function loginsCause(tx: Reader, orderIds: readonly number[]): string {
  const mailboxes = handedOverLogins(tx, orderIds)
  const failing = mailboxes.flatMap(({ imap, smtp }) =>
    imap === null || smtp === null || doesLogIn({ imap, smtp }) ? [] : [{ imap, smtp }],
  )
  const [first] = failing
  if (first === undefined) return 'Logins are not checked yet'
  const causes = new Set(failing.map(loginTrouble))
  const more = causes.size > 1 ? ' and others' : ''
  return `${failing.length} of ${mailboxes.length}: ${loginTrouble(first)}${more}`
}
