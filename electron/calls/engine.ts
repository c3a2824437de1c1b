import { ok } from '../../shared/result.ts'
import type { Desk } from '../desk.ts'
import type { Handlers } from './serve.ts'

export function engineCalls(desk: Desk): Pick<Handlers, 'engine.checkNow' | 'engine.status'> {
  return {
    'engine.checkNow'() {
      const { engine, postOffice } = desk.workspace()
      engine.checkNow()
      postOffice.outbox.retry()
      return ok(null)
    },
    'engine.status': () => ok(desk.workspace().engine.status()),
  }
}
