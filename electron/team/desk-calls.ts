import { ok } from '../../shared/border/result.ts'
import type { DeskHandlers } from '../border/answer.ts'
import type { DeskContext } from '../border/context.ts'

export function teamCalls({ team }: Pick<DeskContext, 'team'>) {
  return {
    'team.status': () => ok(team.status()),
    'team.join': args => team.join(args),
    'team.leave': () => team.leave(),
    'team.server': () => ok(team.server()),
    'team.serve': args => team.serve(args),
  } satisfies Partial<DeskHandlers>
}
