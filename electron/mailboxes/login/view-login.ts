import type { LoginRecord } from '../../../db/mailboxes/logins.ts'
import type { LoginCheck } from '../../../shared/mailboxes/login.ts'
import { iso } from '../../scheduler/clock.ts'

/** What an answer says of a mailbox's logins; null: nothing is known of them. */
export function viewLogin(login: LoginRecord | null): {
  readonly login?: LoginCheck
  readonly isLoginWanted?: true
} {
  if (login === null) return {}
  const { checkedAt, imap, smtp, wantedAt } = login
  return {
    ...(checkedAt !== null && imap !== null && smtp !== null
      ? { login: { at: iso(checkedAt), imap, smtp } }
      : {}),
    ...(wantedAt === null ? {} : { isLoginWanted: true }),
  }
}
