import type { CallAnswer, ParsedArgs } from '../../shared/border/calls.ts'
import { fail, ok } from '../../shared/border/result.ts'
import type { Mode } from '../../shared/settings/settings.ts'
import type { ServerStatus, TeamStatus } from '../../shared/team/team.ts'
import { refusal } from '../border/refusal.ts'
import { createSerialQueue } from '../border/serial-queue.ts'
import type { LinkParts } from './link/joined.ts'
import type { Seats } from './seats.ts'
import type { Serving } from './serving.ts'

/** What this computer has to do with a team. */
export type Team = {
  status(): TeamStatus
  join(args: ParsedArgs<'team.join'>): Promise<CallAnswer<'team.join'>>
  leave(): Promise<CallAnswer<'team.leave'>>
  server(): ServerStatus
  serve(args: ParsedArgs<'team.serve'>): Promise<CallAnswer<'team.serve'>>
}

export type TeamOptions = {
  readonly seats: Pick<Seats, 'link' | 'mode' | 'join' | 'leave'>
  readonly parts: LinkParts
  readonly serving: Pick<Serving, 'status' | 'choose'>
  /** Whether live mode was begun on this computer. */
  readonly hadLive: () => boolean
  readonly onChange: () => void
}

/** Loaded when it is needed: a desk alone does without. */
const loadJoined = () => import('./link/joined.ts')

export function openTeam({ seats, parts, serving, hadLive, onChange }: TeamOptions): Team {
  const enqueue = createSerialQueue()

  async function join({ invitation, deviceName }: ParsedArgs<'team.join'>) {
    const before = seats.link()?.status()
    if (before !== undefined)
      return fail(
        refusal(
          'not_applicable',
          `This computer has joined a server${before.server === undefined ? '' : ` (${before.server})`}. Leave it first.`,
        ),
      )
    if (serving.status().isOn)
      return fail(
        refusal('not_applicable', 'This computer is the team’s server. End that first.'),
      )
    const joined = await loadJoined()
    const found = await joined.join(parts, { invitation, deviceName, modeBefore: seats.mode() })
    if (!found.ok) return found
    await seats.join(found.value)
    onChange()
    const { server = '', staff } = found.value.status()
    const { id = 0, name = '', role = 'staff' } = staff ?? {}
    return ok({ server, staff: { id, name, role } })
  }

  async function leave() {
    const link = seats.link()
    if (link === null)
      return fail(refusal('not_applicable', 'This computer has not joined a server.'))
    const joined = await loadJoined()
    const unknown: Mode = hadLive() ? 'live' : 'practice'
    // first, because a database that does not open leaves everything as it is
    await seats.leave(joined.modeBeforeIn(parts) ?? unknown)
    joined.forgetServer(parts)
    onChange()
    // told last: whether the server hears it or not, this computer has left
    await link.leave()
    link.close()
    return ok(null)
  }

  return {
    status: () => seats.link()?.status() ?? { state: 'alone' },
    join: args => enqueue(() => join(args)),
    leave: () => enqueue(leave),
    server: () => serving.status(),
    serve: choice => serving.choose(choice),
  }
}
