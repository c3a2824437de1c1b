import { nothing } from '../border/args.ts'
import { answer, reads } from '../border/call.ts'
import type { Dashboard } from './dashboard.ts'

export const dashboardCalls = {
  'dashboard.get': reads({ args: nothing, answer: answer<Dashboard>() }),
}
