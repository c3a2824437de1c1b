import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createAdaptorServer } from '@hono/node-server'
import { isOpen } from '../../db/core/database.ts'
import type { EventName, Events } from '../../shared/border/events.ts'
import type { Health } from '../../shared/team/wire.ts'
import { createAnswer } from '../border/answer.ts'
import type { CallContext, TeamServer } from '../border/context.ts'
import { noLock } from '../lock/no-lock.ts'
import type { Log } from '../log/log.ts'
import { type Clock, systemClock } from '../scheduler/clock.ts'
import { contractHash } from '../team/contract-hash.ts'
import { handlersByActor } from '../team/handlers-for.ts'
import { createPresence } from '../team/presence.ts'
import type { Workspaces } from '../workspace/workspaces.ts'
import { addressesOf, type Listen } from './addresses.ts'
import { createCallsUnderWay } from './calls-under-way.ts'
import type { ServerCertificate } from './certificate.ts'
import { openDevices } from './devices.ts'
import { createDoor } from './door.ts'
import { openEventStreams } from './event-streams.ts'
import { openKeptAnswers } from './kept-answers.ts'
import { connectionLimits, mostConnections, openLimits } from './limits.ts'
import { notingActs } from './note-acts.ts'
import { deskActs, scopeNow } from './request-scope.ts'
import { openWrittenFiles } from './written-files.ts'

export type TeamServerOptions = {
  readonly workspaces: Workspaces
  /** The data folder. */
  readonly folder: string
  readonly version: string
  readonly listen: Listen
  /** `https://…` under which others find it besides. */
  readonly named: readonly string[]
  readonly certificate: ServerCertificate
  readonly log: Log
  /** Tells this process; devices are told by the server itself. */
  readonly emit: CallContext['emit']
  readonly clock?: Clock
}

export type RunningServer = {
  readonly listen: Listen
  readonly team: TeamServer
  /** Tells the devices that listen. */
  emit<Name extends EventName>(name: Name, data: Events[Name]): void
  /** Ends connections and questions, then waits for calls under way. */
  stop(): Promise<void>
}

/** Milliseconds that calls under way get when the server stops. */
const patienceMs = 10_000

/** Answers devices over HTTPS. Rejects when the port cannot be had. */
export async function openTeamServer(options: TeamServerOptions): Promise<RunningServer> {
  const { workspaces, version, certificate, log, clock = systemClock } = options
  const reportBug = (error: unknown) => log.bug(error)
  const db = () => workspaces.current().db
  const whenOpen = () => workspaces.whenOpen()
  const devices = openDevices(db, clock)
  const events = openEventStreams({
    clock,
    version,
    actorOf: id => devices.actorOf(id),
    onPing: () => team.rightsChanged(),
  })
  const files = openWrittenFiles(join(options.folder, 'written-files'), clock)
  const presence = createPresence({
    now: () => clock.now(),
    after: (ms, run) => clock.after(ms, run),
    onChange: orderId => events.emit('presence:changed', { orderId }),
  })
  let listen = options.listen
  const team: TeamServer = {
    get addresses() {
      return addressesOf(listen, options.named)
    },
    certificate: certificate.fingerprint,
    asking() {
      const asker = scopeNow()?.asker
      return asker === undefined ? null : { staff: by(asker.staff), deviceId: asker.deviceId }
    },
    isConnected: deviceId => events.isConnected(deviceId),
    rightsChanged() {
      // while the database is being replaced nobody's rights are known
      if (!isOpen(db())) return
      events.rightsChanged()
      calls.endOf(deviceId => devices.actorOf(deviceId) === null)
    },
    presence,
  }
  const context: CallContext = {
    ...deskActs,
    workspace: () => workspaces.current(),
    // a server has live mode alone; practice is each desk's own
    switchMode: () => Promise.resolve(),
    restore: name => workspaces.restore(name),
    preferences: { read: () => ({}) },
    lock: noLock,
    server: () => team,
    emit: options.emit,
  }
  const answer = notingActs(
    createAnswer({
      handlersFor: handlersFor(context),
      reportBug,
      whenOpen,
      isLocked: () => false,
    }),
    log,
  )
  const kept = openKeptAnswers(db, clock)
  const calls = createCallsUnderWay({ answer, kept, files, clock, whenOpen, reportBug })
  const door = createDoor({
    devices,
    calls,
    events,
    files,
    limits: openLimits(),
    version,
    health: () => healthOf(workspaces, version),
    whenOpen,
    joined: () => options.emit('staff:changed', {}),
    left({ deviceId, deviceName, staff }) {
      devices.leave(deviceId)
      log.info(`${staff.name} left with ${deviceName}.`)
      team.rightsChanged()
      options.emit('staff:changed', {})
    },
    log: sentence => log.info(sentence),
    reportBug,
  })
  const server = httpsServer(door, certificate)
  listen = { host: listen.host, port: await begin(server, listen) }
  return {
    listen,
    team,
    emit: (name, data) => events.emit(name, data),
    async stop() {
      server.close()
      events.stop()
      presence.stop()
      await calls.stop(patienceMs)
      server.closeAllConnections()
      files.stop()
    },
  }
}

const by = ({ id, name }: { readonly id: number; readonly name: string }) => ({ id, name })

/** Whoever asks over HTTPS is somebody. */
function handlersFor(context: CallContext): Parameters<typeof createAnswer>[0]['handlersFor'] {
  const ofActor = handlersByActor(context)
  return actor => {
    if (actor === null) throw new Error('A call over HTTPS has no actor.')
    return ofActor(actor)
  }
}

function healthOf(workspaces: Workspaces, version: string): Health {
  const { db, vault, engine } = workspaces.current()
  return {
    app: 'boxwright',
    version,
    contract: contractHash(),
    leads: isOpen(db) && engine.status().running,
    isVaultOpen: vault.isOpen(),
  }
}

function httpsServer(
  door: ReturnType<typeof createDoor>,
  { cert, key }: ServerCertificate,
): Server {
  const made = createAdaptorServer({
    fetch: door.fetch,
    createServer,
    serverOptions: { cert, key, minVersion: 'TLSv1.3', ...connectionLimits },
  })
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- made by `createServer` of node:https
  const server = made as Server
  server.maxConnections = mostConnections
  return server
}

/** Resolves to the port. */
function begin(server: Server, { host, port }: Listen): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      const address = server.address()
      resolve(isInfo(address) ? address.port : port)
    })
  })
}

const isInfo = (address: string | AddressInfo | null): address is AddressInfo =>
  typeof address === 'object' && address !== null
