import { nothing } from '../border/args.ts'
import { acts, answer, reads } from '../border/call.ts'
import type { EngineStatus } from './engine.ts'

export const engineCalls = {
  'engine.checkNow': acts({ args: nothing, answer: answer<null>(), stale: ['engine.status'] }),
  'engine.status': reads({ args: nothing, answer: answer<EngineStatus>() }),
  /** Nothing new is asked of Mailin and registrars until `engine.resume`, also after a restart. */
  'engine.pause': acts({ args: nothing, answer: answer<null>(), stale: ['engine.status'] }),
  'engine.resume': acts({ args: nothing, answer: answer<null>(), stale: ['engine.status'] }),
}
