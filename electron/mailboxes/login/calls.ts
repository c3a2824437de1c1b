import { countLogins } from '../../../db/mailboxes/logins.ts'
import { fail, ok } from '../../../shared/border/result.ts'
import { withoutNulls } from '../../../shared/record-of.ts'
import type { Handlers } from '../../border/answer.ts'
import type { CallContext } from '../../border/context.ts'
import { refusal } from '../../border/refusal.ts'

export function loginCalls(context: CallContext) {
  return {
    'mailboxes.check'(choice) {
      const { logins, vault } = context.workspace()
      if (!vault.isOpen())
        return fail(refusal('locked', 'Unlock the secrets first: the passwords are sealed.'))
      const asked = logins.ask(withoutNulls(choice))
      if (asked.wanted > 0) return ok(asked)
      const words = 'None of these mailboxes can log in: none is there with a stored password.'
      return fail(refusal('not_applicable', words))
    },
    'mailboxes.cancelCheck'() {
      context.workspace().logins.cancel()
      return ok(null)
    },
    'mailboxes.logins': () => ok(context.workspace().logins.status()),
    'mailboxes.countLogins': choice =>
      ok(countLogins(context.workspace().db.reader, withoutNulls(choice))),
  } satisfies Partial<Handlers>
}
