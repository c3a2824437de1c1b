import { type Transaction, writeUnlessRefused } from '../../db/database.ts'
import { addCustomer, findCustomerByEmail } from '../../db/queries/customers.ts'
import type { ParsedArgs } from '../../shared/calls.ts'
import { fail, ok } from '../../shared/result.ts'
import type { Desk } from '../desk.ts'
import { writeTable } from '../exports/write-csv.ts'
import {
  beginImport,
  entryProblem,
  importRest,
  noteCreated,
  noteRefused,
  viewLastImport,
} from '../orders/import-report.ts'
import { matchCustomers } from '../orders/match-customers.ts'
import { submitWithin } from '../orders/submit-order.ts'
import { refusal } from '../refusal.ts'
import { systemClock } from '../scheduler/clock.ts'
import type { Handlers } from './serve.ts'
import { submitContext } from './submit-context.ts'

export function importCalls(desk: Desk) {
  return {
    'imports.begin': args => ok(beginImport(desk.workspace().db, args, systemClock.now())),
    'imports.last'() {
      const last = viewLastImport(desk.workspace().db.orm)
      return ok(last === null ? {} : { last })
    },
    'imports.rest': () => ok(importRest(desk.workspace().db.orm)),
    'customers.match': ({ texts }) => ok(matchCustomers(desk.workspace().db.orm, texts)),
    'imports.submit'({ mode, customer, order, entry }) {
      const workspace = desk.workspace()
      if (workspace.mode !== mode)
        return fail(
          refusal('not_applicable', 'The mode was changed; the import was for the other.'),
        )
      const context = {
        ...submitContext(workspace),
        ...(entry !== undefined && {
          onTaken: (tx: Transaction, orderId: number) => noteCreated(tx, entry, orderId),
        }),
      }
      // a refused order leaves no customer behind
      const answer = writeUnlessRefused(workspace.db, tx => {
        const problem = entry === undefined ? null : entryProblem(tx, entry)
        if (problem !== null) return fail(problem)
        return submitWithin(tx, context, orderFor(tx, customer, order))
      })
      if (entry !== undefined && !answer.ok) noteRefused(workspace.db, entry, answer.failure)
      if (answer.ok) {
        desk.emit('order:changed', { id: answer.value.id })
        workspace.engine.nudge()
      }
      return answer
    },
    async 'imports.save'({ name, rows }) {
      const path = await desk.askSavePath(`${name}.csv`)
      if (path === null) return fail(refusal('dismissed', 'The dialog was closed.'))
      const written = await writeTable(path, rows)
      return written.ok ? ok({ path }) : written
    },
  } satisfies Partial<Handlers>
}

type Imported = ParsedArgs<'imports.submit'>

/** Of a customer that the file brings, unless one with this address is there by now. */
function orderFor(tx: Transaction, customer: Imported['customer'], order: Imported['order']) {
  if (customer === undefined) return order
  const known = findCustomerByEmail(tx, customer.email)
  return { ...order, customerId: known?.id ?? addCustomer(tx, customer, systemClock.now()) }
}
