import { write } from '../../db/core/database.ts'
import { fail, ok } from '../../shared/border/result.ts'
import type { Handlers } from '../border/answer.ts'
import type { CallContext } from '../border/context.ts'
import { keepDeleted, tooLate } from '../border/undo.ts'
import { systemClock } from '../scheduler/clock.ts'
import { type Merged, mergeCustomers, separateCustomers, viewMerge } from './merge-customers.ts'

/** Two customers that are one, and the way back for a minute. */
export function customerMergeCalls(context: CallContext) {
  const db = () => context.workspace().db
  const merged = keepDeleted<Merged>()
  return {
    'customers.viewMerge': args => viewMerge(db().reader, args),
    'customers.merge'(args) {
      const done = write(db(), tx => mergeCustomers(tx, args, systemClock.now()))
      if (!done.ok) return done
      merged.keep(db(), String(args.id), done.value)
      return ok(null)
    },
    'customers.unmerge'({ id }) {
      const one = merged.take(db(), String(id))
      const { vault } = context.workspace()
      return one !== null &&
        write(db(), tx => separateCustomers(tx, vault, one, systemClock.now()))
        ? ok(null)
        : fail(tooLate('These customers'))
    },
  } satisfies Partial<Handlers>
}
