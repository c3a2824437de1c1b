import { write } from '../../db/database.ts'
import { ok } from '../../shared/result.ts'
import { keepForm, readForms } from '../orders/unfinished-form.ts'
import { systemClock } from '../scheduler/clock.ts'
import type { CallContext } from './context.ts'
import type { Handlers } from './serve.ts'

export function formCalls(context: CallContext) {
  const db = () => context.workspace().db
  return {
    'forms.save'({ id, values }) {
      write(db(), tx => keepForm(tx, id, values, systemClock.now()))
      return ok(null)
    },
    'forms.get'() {
      return ok({ forms: readForms(db().reader) })
    },
  } satisfies Partial<Handlers>
}
