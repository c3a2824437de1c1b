import type { CallAnswer, ParsedArgs } from '../../shared/border/calls.ts'
import type { EventName, Events } from '../../shared/border/events.ts'
import { fail, ok } from '../../shared/border/result.ts'
import { eventOwners } from '../../shared/team/event-owner.ts'
import type { ServerStatus } from '../../shared/team/team.ts'
import type { CallContext, TeamServer } from '../border/context.ts'
import { refusal } from '../border/refusal.ts'
import { createSerialQueue } from '../border/serial-queue.ts'
import type { Log } from '../log/log.ts'
import type { RunningServer } from '../server/team-server.ts'
import type { Seats } from './seats.ts'

/** What staff chose about serving the team from this computer; kept with the preferences. */
export type ServingChoice = { readonly isOn: boolean; readonly port?: number | undefined }

export type ServingOptions = {
  readonly seats: Pick<Seats, 'current' | 'mode' | 'link'>
  /** The app's user-data folder. */
  readonly folder: string
  /** Of this app. */
  readonly version: string
  readonly choice: { read(): ServingChoice; save(choice: ServingChoice): void }
  readonly log: Log
  readonly emit: CallContext['emit']
}

/** This computer as the team's server, beside its own window. */
export type Serving = {
  status(): ServerStatus
  choose(choice: ParsedArgs<'team.serve'>): Promise<CallAnswer<'team.serve'>>
  /** Begins where staff chose so in an earlier run; resolves when it listens, or says why not. */
  resume(): Promise<void>
  /** The running server; null: none. */
  team(): TeamServer | null
  /** Tells the devices of the team what this computer's own window hears. */
  heard<Name extends EventName>(name: Name, data: Events[Name]): void
  stop(): Promise<void>
}

/** Loaded when it is needed: a desk alone does without. */
const loadServer = () =>
  Promise.all([
    import('../server/team-server.ts'),
    import('../server/certificate.ts'),
    import('../server/addresses.ts'),
    import('../server/server-file.ts'),
  ])

const troubles: Readonly<Record<string, string>> = {
  EADDRINUSE: 'Another program listens on this port. Choose another one.',
  EACCES: 'The system does not let Boxwright listen on this port. Choose one above 1023.',
}

export function openServing(options: ServingOptions): Serving {
  const { seats, folder, version, choice, log, emit } = options
  const enqueue = createSerialQueue()
  let running: RunningServer | null = null
  let trouble: string | null = null

  async function begin(port: number | undefined): Promise<void> {
    const seat = seats.current()
    if (seat.kind !== 'own') return
    trouble = null
    try {
      const [server, certificates, addresses, file] = await loadServer()
      const certificate = await certificates.ownCertificate(folder)
      const wanted = { ...addresses.usualListen, ...(port !== undefined && { port }) }
      running = await server.openTeamServer({
        workspaces: seat.workspaces,
        folder,
        version,
        listen: wanted,
        named: [],
        certificate,
        log,
        emit,
      })
      const { fingerprint } = certificate
      file.writeServerFile(folder, {
        ...running.listen,
        named: [],
        certificate: fingerprint,
      })
      log.info(`This computer serves the team on port ${running.listen.port}.`)
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : ''
      trouble = troubles[code] ?? 'The server could not begin. The log says more.'
      if (troubles[code] === undefined) log.bug(error)
    }
  }

  async function end(): Promise<void> {
    const before = running
    running = null
    await before?.stop()
  }

  function status(): ServerStatus {
    const { isOn } = choice.read()
    return {
      isOn,
      addresses: running?.team.addresses ?? [],
      ...(running !== null && { certificate: running.team.certificate }),
      ...(isOn && running === null && trouble !== null && { trouble }),
    }
  }

  async function choose({
    isOn,
    port = choice.read().port,
  }: ParsedArgs<'team.serve'>): Promise<CallAnswer<'team.serve'>> {
    if (isOn && seats.link() !== null)
      return fail(
        refusal('not_applicable', 'This computer has joined a server. Leave that one first.'),
      )
    if (isOn && seats.mode() !== 'live')
      return fail(
        refusal('not_applicable', 'A team works on live orders. Switch to live mode first.'),
      )
    await end()
    choice.save({ isOn, port })
    if (isOn) await begin(port)
    emit('team:changed', {})
    return ok(status())
  }

  return {
    status,
    choose: wanted => enqueue(() => choose(wanted)),
    resume: () =>
      enqueue(async () => {
        const { isOn, port } = choice.read()
        if (!isOn || running !== null || seats.mode() !== 'live' || seats.link() !== null)
          return
        await begin(port)
        emit('team:changed', {})
      }),
    team: () => running?.team ?? null,
    heard(name, data) {
      if (running !== null && eventOwners[name] === 'server') running.emit(name, data)
    },
    stop: () => enqueue(end),
  }
}
