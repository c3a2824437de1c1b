import { listRenewals, renewalCursor } from '../../db/renewals/renewal-list.ts'
import { fail, ok } from '../../shared/border/result.ts'
import { withoutNulls } from '../../shared/record-of.ts'
import type { RenewalRow } from '../../shared/renewals/renewal.ts'
import type { Handlers } from '../border/answer.ts'
import type { CallContext } from '../border/context.ts'
import { pageAfter } from '../border/page-window.ts'
import { refusal } from '../border/refusal.ts'
import { systemClock } from '../scheduler/clock.ts'
import { viewExpiry } from './view-renewals.ts'

export function renewalCalls(context: CallContext) {
  return {
    'renewals.list'({ when, search, after, ...paged }) {
      const { rows, total } = listRenewals(
        context.workspace().db.reader,
        { when, search, now: systemClock.now() },
        pageAfter(paged, after),
      )
      const last = rows.at(-1)?.registration
      const hasNext = rows.length === paged.pageSize && last !== undefined
      return ok({
        rows: rows.map(
          ({ registration, hostingPlatform, ...row }): RenewalRow => ({
            domain: registration.name,
            ...row,
            ...withoutNulls({ hostingPlatform }),
            ...viewExpiry(registration),
          }),
        ),
        total,
        ...(hasNext && { next: JSON.stringify(renewalCursor(last.expiresAt, last.name)) }),
      })
    },
    'renewals.status': () => ok(context.workspace().renewals.status()),
    'renewals.checkNow'() {
      const { renewals, vault } = context.workspace()
      if (!vault.isOpen())
        return fail(
          refusal('locked', 'Unlock the secrets first: the registrar keys are sealed.'),
        )
      return ok({ count: renewals.checkNow() })
    },
  } satisfies Partial<Handlers>
}
