import type { CallAnswer, CallName } from '../../../shared/border/calls.ts'
import type { Actor, TeamStatus } from '../../../shared/team/team.ts'
import type { DeskActs } from '../../desktop/desk-acts.ts'
import type { Outlook } from '../../desktop/outlook.ts'
import { type Clock, iso } from '../../scheduler/clock.ts'
import { type ConnectionState, openConnection } from './connection.ts'
import type { OwnVersion } from './join.ts'
import { linkOutlook } from './link-outlook.ts'
import { createRelay } from './relay.ts'
import { unreachableText } from './sentences.ts'
import type { StoredServer } from './stored-server.ts'
import type { ToldEvent } from './told.ts'
import { openWireClient } from './wire-client.ts'

export type LinkOptions = {
  /** null: what was kept of it is damaged. */
  readonly server: StoredServer | null
  readonly token: () => string | null
  readonly own: OwnVersion
  readonly acts: Pick<DeskActs, 'askSavePath' | 'confirm' | 'copySecret' | 'showFile'>
  readonly clock: Clock
  /** The connection came or went, or the rights have changed. */
  readonly onChange: () => void
  readonly onEvents: (events: readonly ToldEvent[]) => void
  /** The server was reached again: all that is shown may be of before. */
  readonly onFresh: () => void
}

/** The way to the server that this computer has joined. */
export type Link = {
  status(): TeamStatus
  /** Answers a call by the server; never rejects. */
  call(name: CallName, args: unknown): Promise<CallAnswer<CallName>>
  /** Looks at once whether the server is there, as after a sleep of the computer. */
  renew(): void
  nudge(): void
  outlook(): Outlook
  /** Has the server forget this device; false: it could not be told. */
  leave(): Promise<boolean>
  close(): void
}

/** Milliseconds for which leaving waits for the server. */
const leaveMs = 5000

export function openLink(options: LinkOptions): Link {
  const { server, token, own, clock } = options
  const client = openWireClient({
    addresses: server?.addresses ?? [],
    certificate: server?.certificate ?? '',
    token,
    ...own,
  })
  /** As it was known last, also while the server is not reached. */
  let staff: Actor | null = server?.staff ?? null
  const connection = openConnection({
    clock,
    random: Math.random,
    listen: (heard, signal) => client.listen(heard, signal),
    onState(state) {
      if (state.kind === 'connected') staff = state.staff
      options.onChange()
    },
    onEvents: options.onEvents,
    onFresh: options.onFresh,
  })
  const trouble = () => troubleOf(connection.state(), own)
  const call = createRelay({ client, connection, acts: options.acts, clock, trouble })
  return {
    status() {
      const state = connection.state()
      return {
        // the first try is under way: nothing is known against it
        state: state.kind === 'unreachable' ? 'unreachable' : 'connected',
        ...(server !== null && { server: client.address(), tokenIn: server.token.in }),
        ...(staff !== null && { staff }),
        ...(state.kind === 'unreachable' && {
          since: iso(state.since),
          reason: state.reason,
          message: trouble() ?? '',
        }),
      }
    },
    call,
    outlook: () => linkOutlook({ call }, clock),
    renew: () => connection.renew(),
    nudge: () => connection.nudge(),
    async leave() {
      if (server === null) return false
      const got = await client.post('/leave', {}, AbortSignal.timeout(leaveMs))
      return got.kind === 'answered' && got.status < 300
    },
    close() {
      connection.close()
      client.close()
    },
  }
}

function troubleOf(state: ConnectionState, own: OwnVersion): string | null {
  if (state.kind !== 'unreachable') return null
  return unreachableText(state.reason, { own: own.version, server: state.version })
}
