import { write } from '../../db/database.ts'
import { ok } from '../../shared/result.ts'
import type { Desk } from '../desk.ts'
import { keepForm, readForm } from '../orders/unfinished-form.ts'
import { systemClock } from '../scheduler/clock.ts'
import type { Handlers } from './serve.ts'

export function formCalls(desk: Desk): Pick<Handlers, 'forms.save' | 'forms.get'> {
  const db = () => desk.workspace().db
  return {
    'forms.save'({ values }) {
      write(db(), tx => keepForm(tx, values, systemClock.now()))
      return ok(null)
    },
    'forms.get'() {
      const form = readForm(db().orm)
      return ok(form === null ? {} : { form })
    },
  }
}
