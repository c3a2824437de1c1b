import { isOpen } from '../../db/core/database.ts'
import { storageTroubleOf } from '../../db/core/trouble.ts'
import type { CallAnswer, CallName } from '../../shared/border/calls.ts'
import type { EventName, Events } from '../../shared/border/events.ts'
import type { Mode } from '../../shared/settings/settings.ts'
import { createAnswer } from '../border/answer.ts'
import type { CallContext, DeskContext } from '../border/context.ts'
import { allHandlers } from '../border/handlers.ts'
import type { LocalDoor } from '../cli/local-door.ts'
import type { DeskActs } from '../desktop/desk-acts.ts'
import { type Outlook, ownOutlook } from '../desktop/outlook.ts'
import type { Log } from '../log/log.ts'
import { systemClock } from '../scheduler/clock.ts'
import type { Keychain } from '../vault/data-key.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { openWorkspaces } from '../workspace/workspaces.ts'
import { hasJoined } from './joined-file.ts'
import type { LinkParts } from './link/joined.ts'
import type { Link } from './link/link.ts'
import { createRoute } from './route.ts'
import { openSeats, type Seat, type Seats } from './seats.ts'
import { openServing, type Serving, type ServingOptions } from './serving.ts'
import { takeCommands } from './take-commands.ts'
import { openTeam } from './team.ts'

export type DeskParts = {
  /** The app's user-data folder. */
  readonly folder: string
  /** Of this app. */
  readonly version: string
  readonly migrationsFolder: string
  readonly preferences: DeskContext['preferences'] & {
    mode(): Mode
    saveMode(mode: Mode): void
    readonly serving: ServingOptions['choice']
  }
  readonly keychain: () => Keychain
  readonly lock: DeskContext['lock']
  readonly acts: DeskActs
  /** Opens a mode's own database. `current`: the mode that is open, null at a start. */
  readonly openMode: (mode: Mode, current: Mode | null) => Promise<Workspace>
  /** Whether live mode was begun on this computer. */
  readonly hadLive: () => boolean
  readonly emit: CallContext['emit']
  /** Another database or server is shown from now on. */
  readonly onSeat: () => void
  readonly log: Log
}

/** Rest of what a desk's own calls work with. */
type Beside = Pick<DeskContext, 'copy' | 'lockChosen' | 'desktop' | 'info' | 'reportBug'>

/** What answers the window: an own database, or the server that was joined. */
export type Desk = {
  mode(): Mode
  /** What tray, badge and notifications tell of; the same as long as the seat is. */
  outlook(): Outlook
  /** Returns what answers the calls of the window; it never rejects. */
  answerFor(beside: Beside): (name: unknown, args: unknown) => Promise<CallAnswer<CallName>>
  /** Serves the team again, where staff chose so in an earlier run. */
  resumeServing(): Promise<void>
  /** Takes commands of the command line from now on. */
  takeCommands(): Promise<void>
  /** To be called with every event, for the devices of the team that this computer serves. */
  heard<Name extends EventName>(name: Name, data: Events[Name]): void
  /** To be called when the app was locked or opened. */
  lockChanged(): void
  /** To be called when the computer comes back from its sleep. */
  resumed(): void
  close(): Promise<void>
}

/** The desk without Electron: opens what it shows, which may be a server's and no database. */
export async function openDesk(parts: DeskParts): Promise<Desk> {
  let seats: Seats | null = null
  let serving: Serving | null = null
  let door: LocalDoor | null = null
  const reportBug = (error: unknown) => parts.log.bug(error)
  const seatTaken = (mode: Mode) => {
    serving?.team()?.rightsChanged()
    tellSeat(parts, mode)
  }
  const linkParts = linkPartsOf(parts, () => seats)
  const opened = await openSeats({
    mode: parts.preferences.mode(),
    link: hasJoined(parts.folder) ? await openStoredLink(linkParts) : null,
    openOwn: (mode, guard) =>
      openWorkspaces({
        async open(wanted) {
          guard(wanted)
          return parts.openMode(wanted, seats?.mode() ?? null)
        },
        mode,
        migrationsFolder: parts.migrationsFolder,
        now: () => Date.now(),
        onChange: seatTaken,
        reportBug,
      }),
    onChange: seatTaken,
  })
  seats = opened
  const served = openServing({ ...parts, seats: opened, choice: parts.preferences.serving })
  serving = served
  return {
    mode: () => opened.mode(),
    outlook: createOutlook(opened),
    answerFor: beside =>
      answerFor(parts, { seats: opened, serving: served, linkParts }, beside),
    resumeServing: () => served.resume(),
    async takeCommands() {
      door = await takeCommands({
        ...parts,
        seats: opened,
        server: () => served.team(),
        isLocked: () => parts.lock.isLocked(),
      })
    },
    heard: (name, data) => served.heard(name, data),
    lockChanged() {
      const own = opened.own()
      // the database is closed while a backup is being restored
      if (own !== null && isOpen(own.db)) own.engine.nudge()
    },
    resumed() {
      opened.link()?.renew()
      const own = opened.own()
      if (own !== null) checkOnResume(own, reportBug)
    },
    async close() {
      door?.close()
      await served.stop()
      await opened.close()
    },
  }
}

async function openStoredLink(parts: LinkParts): Promise<Link> {
  // loaded when it is needed: a desk alone does without
  const { openStored } = await import('./link/joined.ts')
  return openStored(parts)
}

function tellSeat({ preferences, onSeat, emit }: DeskParts, mode: Mode): void {
  preferences.saveMode(mode)
  onSeat()
  emit('engine:changed', {})
  emit('data:changed', {})
  emit('backups:changed', {})
}

/** Of a server's events the window hears only while it shows the server. */
function linkPartsOf(
  { folder, keychain, version, acts, emit }: DeskParts,
  seats: () => Seats | null,
): LinkParts {
  const isShown = () => seats()?.current().kind === 'server'
  return {
    folder,
    keychain,
    version,
    acts,
    clock: systemClock,
    onChange: () => emit('team:changed', {}),
    onEvents(events) {
      if (isShown()) for (const { name, data } of events) emit(name, data)
    },
    onFresh() {
      if (isShown()) emit('everything:changed', {})
    },
  }
}

function createOutlook(seats: Seats): () => Outlook {
  const made = new WeakMap<Seat, Outlook>()
  return () => {
    const seat = seats.current()
    const known = made.get(seat)
    if (known !== undefined) return known
    const outlook =
      seat.kind === 'server' ? seat.link.outlook() : ownOutlook(() => seats.workspace())
    made.set(seat, outlook)
    return outlook
  }
}

type Opened = {
  readonly seats: Seats
  readonly serving: Serving
  readonly linkParts: LinkParts
}

function answerFor(parts: DeskParts, { seats, serving, linkParts }: Opened, beside: Beside) {
  const { preferences, lock, acts, emit, log, hadLive } = parts
  const reportBug = (error: unknown) => log.bug(error)
  const context: CallContext = {
    ...acts,
    workspace: () => seats.workspace(),
    switchMode: mode => seats.switchMode(mode),
    restore: name => seats.restore(name),
    preferences,
    pathOnDesk: path => path,
    lock,
    server: () => serving.team(),
    emit,
  }
  const desk: DeskContext = {
    ...beside,
    ownVault: () => seats.own(),
    preferences,
    copySecret: text => acts.copySecret(text),
    lock,
    team: openTeam({
      seats,
      parts: linkParts,
      serving,
      hadLive,
      onChange: () => emit('team:changed', {}),
    }),
  }
  const handlers = allHandlers({ ...context, ...desk })
  const answer = createAnswer({
    handlersFor: () => handlers,
    relay: createRoute({
      seats,
      isServing: () => serving.team() !== null,
      emit,
      answer: (name, args) => answer(null, name, args),
    }),
    reportBug,
    whenOpen: () => seats.whenOpen(),
    isLocked: () => lock.isLocked(),
  })
  return (name: unknown, args: unknown) => answer(null, name, args)
}

/** Makes the engine look at all that came due while the computer slept. */
function checkOnResume(workspace: Workspace, reportBug: (error: unknown) => void): void {
  try {
    workspace.checkNow()
  } catch (error) {
    // a full disk is shown by the engine's own status
    if (storageTroubleOf(error) === null) reportBug(error)
  }
}
