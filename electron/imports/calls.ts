import { type Writer, writeUnlessRefused } from '../../db/core/database.ts'
import { addCustomer, findCustomerByEmail } from '../../db/customers/customers.ts'
import type { ParsedArgs } from '../../shared/border/calls.ts'
import { fail, ok } from '../../shared/border/result.ts'
import type { CallContext } from '../border/context.ts'
import { refusal } from '../border/refusal.ts'
import type { Handlers } from '../border/serve-ipc.ts'
import { matchCustomers } from '../customers/match-customers.ts'
import { writeTable } from '../exports/write-csv.ts'
import { submitContext } from '../orders/submit-context.ts'
import { submitWithin } from '../orders/submit-order.ts'
import { systemClock } from '../scheduler/clock.ts'
import {
  beginImport,
  entryProblem,
  importRest,
  noteCreated,
  noteRefused,
  viewLastImport,
} from './import-report.ts'

export function importCalls(context: CallContext) {
  return {
    'imports.begin': args => ok(beginImport(context.workspace().db, args, systemClock.now())),
    'imports.last'() {
      const last = viewLastImport(context.workspace().db.reader)
      return ok(last === null ? {} : { last })
    },
    'imports.rest': () => ok(importRest(context.workspace().db.reader)),
    'customers.match': ({ texts }) => ok(matchCustomers(context.workspace().db.reader, texts)),
    'imports.submit'({ mode, customer, order, entry }) {
      const workspace = context.workspace()
      if (workspace.mode !== mode)
        return fail(
          refusal('not_applicable', 'The mode was changed; the import was for the other.'),
        )
      const submitted = {
        ...submitContext(workspace),
        ...(entry !== undefined && {
          onTaken: (tx: Writer, orderId: number) => noteCreated(tx, entry, orderId),
        }),
      }
      // in one transaction, so that a refused order leaves no new customer behind
      const answer = writeUnlessRefused(workspace.db, tx => {
        const problem = entry === undefined ? null : entryProblem(tx, entry)
        if (problem !== null) return fail(problem)
        return submitWithin(tx, submitted, orderFor(tx, customer, order))
      })
      if (entry !== undefined && !answer.ok) noteRefused(workspace.db, entry, answer.failure)
      if (answer.ok) {
        context.emit('order:changed', { id: answer.value.id })
        workspace.engine.nudge()
      }
      return answer
    },
    async 'imports.save'({ name, rows }) {
      const path = await context.askSavePath(`${name}.csv`)
      if (path === null) return fail(refusal('dismissed', 'The dialog was closed.'))
      const written = await writeTable(path, rows)
      return written.ok ? ok({ path }) : written
    },
  } satisfies Partial<Handlers>
}

type Imported = ParsedArgs<'imports.submit'>

/** The order with its customer: the file's new one, unless one has this address by now. */
function orderFor(tx: Writer, customer: Imported['customer'], order: Imported['order']) {
  if (customer === undefined) return order
  const known = findCustomerByEmail(tx, customer.email)
  return { ...order, customerId: known?.id ?? addCustomer(tx, customer, systemClock.now()) }
}
