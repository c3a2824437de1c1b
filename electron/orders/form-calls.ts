import { signerOf, write } from '../../db/core/database.ts'
import { ok } from '../../shared/border/result.ts'
import type { Handlers } from '../border/answer.ts'
import type { CallContext } from '../border/context.ts'
import { systemClock } from '../scheduler/clock.ts'
import { keepForm, readForms } from './unfinished-form.ts'

export function formCalls(context: CallContext) {
  const db = () => context.workspace().db
  return {
    'forms.save'({ id, values }) {
      write(db(), tx => keepForm(tx, id, values, systemClock.now()))
      return ok(null)
    },
    'forms.get'() {
      return ok({ forms: readForms(db().reader, signerOf(db())?.id) })
    },
  } satisfies Partial<Handlers>
}
