import { fail, ok } from '../../shared/border/result.ts'
import type { Handlers } from '../border/answer.ts'
import type { CallContext } from '../border/context.ts'
import { refusal } from '../border/refusal.ts'
import { matchCustomers } from '../customers/match-customers.ts'
import { writeTable } from '../exports/write-csv.ts'
import { systemClock } from '../scheduler/clock.ts'
import { beginImport, importRest, viewLastImport } from './import-report.ts'
import { submitImported, submitManyImported } from './submit-orders.ts'

export function importCalls(context: CallContext) {
  return {
    'imports.begin': args => ok(beginImport(context.workspace().db, args, systemClock.now())),
    'imports.last'() {
      const last = viewLastImport(context.workspace().db.reader)
      return ok(last === null ? {} : { last })
    },
    'imports.rest': () => ok(importRest(context.workspace().db.reader)),
    'customers.match': ({ texts }) => ok(matchCustomers(context.workspace().db.reader, texts)),
    'imports.submit': args => submitImported(context, args),
    'imports.submitMany': ({ orders }) => submitManyImported(context, orders),
    async 'imports.save'({ name, rows }) {
      const path = await context.askSavePath(`${name}.csv`)
      if (path === null) return fail(refusal('dismissed', 'The dialog was closed.'))
      const written = await writeTable(path, rows)
      return written.ok ? ok({ path: context.pathOnDesk(path) }) : written
    },
  } satisfies Partial<Handlers>
}
