import { writeUnlessRefused } from '../../db/database.ts'
import { addCustomer, findCustomerByEmail } from '../../db/queries/customers.ts'
import { fail, ok } from '../../shared/result.ts'
import type { Desk } from '../desk.ts'
import { writeTable } from '../exports/write-csv.ts'
import { matchCustomers } from '../orders/match-customers.ts'
import { submitWithin } from '../orders/submit-order.ts'
import { refusal } from '../refusal.ts'
import { systemClock } from '../scheduler/clock.ts'
import type { Handlers } from './serve.ts'
import { submitContext } from './submit-context.ts'

export function importCalls(
  desk: Desk,
): Pick<Handlers, 'customers.match' | 'imports.submit' | 'imports.save'> {
  return {
    'customers.match': ({ texts }) => ok(matchCustomers(desk.workspace().db.orm, texts)),
    'imports.submit'({ mode, customer, order }) {
      const workspace = desk.workspace()
      if (workspace.mode !== mode)
        return fail(
          refusal('not_applicable', 'The mode was changed; the import was for the other.'),
        )
      const context = submitContext(workspace)
      // a refused order leaves no customer behind
      const answer = writeUnlessRefused(workspace.db, tx => {
        if (customer === undefined) return submitWithin(tx, context, order)
        const known = findCustomerByEmail(tx, customer.email)
        const customerId = known?.id ?? addCustomer(tx, customer, systemClock.now())
        return submitWithin(tx, context, { ...order, customerId })
      })
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
  }
}
