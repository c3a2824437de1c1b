import { z } from 'zod'
import type { CallAnswer, CallName } from '../../shared/border/calls.ts'
import { fail, ok } from '../../shared/border/result.ts'
import { modes } from '../../shared/settings/settings.ts'
import { callRights } from '../../shared/team/call-rights.ts'
import type { AnswerOptions } from '../border/answer.ts'
import type { CallContext } from '../border/context.ts'
import { refusal } from '../border/refusal.ts'
import type { Seats } from './seats.ts'

type RouteOptions = {
  readonly seats: Pick<Seats, 'link' | 'current' | 'mode' | 'switchMode'>
  /** Whether this computer is the team's server. */
  readonly isServing: () => boolean
  readonly emit: CallContext['emit']
  /** Answers a call of the window once more, such as a part of it. */
  readonly answer: (name: CallName, args: unknown) => Promise<CallAnswer<CallName>>
}

const servedWords =
  'This computer serves the team, which works on live orders. End that in Settings, under Team, to practise here.'

const withMode = z.looseObject({ mode: z.enum(modes) })

/**
 * Which calls a server answers that was joined: all but the desk's own, in live mode. The mode is
 * the desk's, so it is taken out of what is saved.
 */
export function createRoute({
  seats,
  isServing,
  emit,
  answer,
}: RouteOptions): NonNullable<AnswerOptions['relay']> {
  return (name, args) => {
    const chosen = name === 'settings.save' ? withMode.safeParse(args).data : undefined
    if (chosen?.mode === 'practice' && isServing())
      return Promise.resolve(fail(refusal('not_applicable', servedWords)))
    if (seats.link() === null || callRights[name] === 'desk') return null
    if (chosen !== undefined) return saveWithMode(chosen)
    const seat = seats.current()
    return seat.kind === 'own' ? null : seat.link.call(name, args)
  }

  async function saveWithMode({ mode, ...rest }: z.output<typeof withMode>) {
    await seats.switchMode(mode)
    if (Object.keys(rest).length > 0) return answer('settings.save', rest)
    emit('engine:changed', {})
    return ok(null)
  }
}
