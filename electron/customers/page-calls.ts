import { write } from '../../db/core/database.ts'
import {
  countCustomer,
  listCustomerDomains,
  listCustomerNotes,
} from '../../db/customers/customer-page.ts'
import { customerExists, readCustomer, setArchived } from '../../db/customers/customers.ts'
import { fail, ok } from '../../shared/border/result.ts'
import type { Customer } from '../../shared/customers/customer.ts'
import { withoutNulls } from '../../shared/record-of.ts'
import type { Handlers } from '../border/answer.ts'
import type { CallContext } from '../border/context.ts'
import { nextId, pageAfter, pageWindow } from '../border/page-window.ts'
import { notFound, refusal } from '../border/refusal.ts'
import { viewNote } from '../orders/notes.ts'
import { viewExpiry } from '../renewals/view-renewals.ts'
import { iso, systemClock } from '../scheduler/clock.ts'
import { viewMonths } from './view-months.ts'

const noCustomer = notFound('This customer')

/** What the page of one customer shows, and archiving. */
export function customerPageCalls(context: CallContext) {
  const db = () => context.workspace().db
  return {
    'customers.get'({ id }) {
      const row = readCustomer(db().reader, id)
      if (row === null) return fail(noCustomer)
      const { defaultPlatform: platform, defaultPlanId: planId, letterLanguage } = row
      const { defaultExportFormat: exportFormat } = row
      return ok<Customer>({
        id,
        name: row.name,
        email: row.email,
        createdAt: iso(row.createdAt),
        ...(row.archivedAt !== null && { archivedAt: iso(row.archivedAt) }),
        defaults: withoutNulls({ platform, planId, exportFormat, letterLanguage }),
        counts: countCustomer(db().reader, id),
      })
    },
    'customers.months': ({ id }) =>
      customerExists(db().reader, id)
        ? ok(viewMonths(db().reader, id, systemClock.now()))
        : fail(noCustomer),
    'customers.domains'({ id, search, ...paged }) {
      const window = pageWindow(paged)
      const { rows, total } = listCustomerDomains(db().reader, id, { search, ...window })
      return ok({
        rows: rows.map(({ draftCause, stage, needsPerson, registration, ...row }) => ({
          ...row,
          expiry: viewExpiry(registration),
          ...withoutNulls({ draftCause, stage }),
          needsPerson: needsPerson === true,
        })),
        total,
      })
    },
    'customers.notes'({ id, page, pageSize, after }) {
      const paged = { page, pageSize }
      const { rows, total } = listCustomerNotes(db().reader, id, pageAfter(paged, after))
      return ok({
        rows: rows.map(row => ({ ...viewNote(row), orderId: row.orderId })),
        total,
        ...nextId(rows, paged),
      })
    },
    'customers.archive': ({ id, archived }) =>
      write(db(), tx => {
        if (!customerExists(tx, id)) return fail(noCustomer)
        const now = systemClock.now()
        if (setArchived(tx, id, archived ? now : null, now)) return ok(null)
        const words = archived ? 'is archived already' : 'is not archived'
        return fail(refusal('not_applicable', `This customer ${words}.`))
      }),
  } satisfies Partial<Handlers>
}
