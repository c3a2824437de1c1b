import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { IpcMainInvokeEvent } from 'electron'
import { createAnswer } from '../../electron/border/answer.ts'
import type { CallContext, DeskContext, Question } from '../../electron/border/context.ts'
import { allHandlers } from '../../electron/border/handlers.ts'
import { serveCalls } from '../../electron/border/serve-ipc.ts'
import { dropViewsOf } from '../../electron/desktop/saved-views.ts'
import { openAppLock } from '../../electron/lock/app-lock.ts'
import { closedWhileLocked } from '../../electron/lock/closed-dialogs.ts'
import type { Codes } from '../../electron/lock/code-hash.ts'
import {
  type LockStore,
  type StoredLock,
  storedLockSchema,
} from '../../electron/lock/stored-lock.ts'
import { openChannel } from '../../electron/log/channel.ts'
import { scenarios } from '../../electron/practice/scenarios.ts'
import { systemClock } from '../../electron/scheduler/clock.ts'
import { handlersByActor } from '../../electron/team/handlers-for.ts'
import { openTeam } from '../../electron/team/team.ts'
import type { Keychain } from '../../electron/vault/data-key.ts'
import { openWorkspace, type Workspace } from '../../electron/workspace/workspace.ts'
import { openWorkspaces } from '../../electron/workspace/workspaces.ts'
import type { Answers, CallAnswer, CallArgs, CallName } from '../../shared/border/calls.ts'
import type { EventName, Events } from '../../shared/border/events.ts'
import { ok } from '../../shared/border/result.ts'
import type { MainCommandId } from '../../shared/desktop/commands.ts'
import type { DesktopView, Mode, Preferences } from '../../shared/settings/settings.ts'
import type { Actor } from '../../shared/team/team.ts'
import { eventFrom, ownPage } from '../support/call-event.ts'
import { quickScrypt } from '../support/quick-scrypt.ts'

export type Border = {
  /** As a server answers a staff member. */
  sendAs(actor: Actor, name: CallName, args: unknown): Promise<CallAnswer<CallName>>
  readonly folder: string
  readonly workspace: () => Workspace
  /** What the handlers reported as defects. */
  readonly bugs: unknown[]
  /** What the window reported. */
  readonly reported: string[]
  readonly events: EventName[]
  readonly copied: string[]
  /** Commands that the main process was asked for. */
  readonly ran: MainCommandId[]
  readonly openedFolders: string[]
  /** The path that the save dialog answers; null: closed. */
  savePath: string | null
  /** What staff answer to a dialog of the main process. */
  agrees: boolean
  /** The dialogs that were shown. */
  readonly asked: Question[]
  /** The app lock as the preferences have it. */
  storedLock(): StoredLock
  /** Sends any name and arguments, as ipc may bring them from any frame. */
  send(name: unknown, args: unknown, event?: IpcMainInvokeEvent): Promise<unknown>
  /** A call that must succeed: throws on a refusal. */
  call<Name extends CallName>(name: Name, args: CallArgs<Name>): Promise<Answers[Name]>
  close(): Promise<void>
}

const migrationsFolder = 'db/migrations'

export type BorderOptions = {
  readonly isTrusted: (event: IpcMainInvokeEvent) => boolean
  readonly mode?: Mode
  readonly keychain?: Keychain
  /** A folder of an earlier border, which is not deleted; default: a new one. */
  readonly folder?: string
  /** The app lock as an earlier run left it. */
  readonly storedLock?: StoredLock
  /** Called with every event that is sent to the window. */
  readonly onEvent?: <Name extends EventName>(name: Name, data: Events[Name]) => void
}

/** Without the half second that scrypt takes. */
export const quickCodes: Codes = {
  hash: code => Promise.resolve({ salt: 'salt', hash: code, cost: 2 ** 15 }),
  isRight: (code, kept) => Promise.resolve(code === kept.hash),
}

/** As the preferences keep it. */
function lockInMemory(kept: StoredLock = storedLockSchema.parse({})): LockStore {
  return { read: () => kept, save: next => void (kept = next) }
}

/** A keychain that wraps by a mark in front, so that a test sees what is wrapped. */
export const workingKeychain: Keychain = {
  backend: 'fake',
  isAvailable: () => true,
  wrap: text => Buffer.from(`wrapped ${text}`),
  unwrap: wrapped => wrapped.toString().replace('wrapped ', ''),
}

export const noKeychain: Keychain = { ...workingKeychain, isAvailable: () => false }

/** Opens the real handlers behind the real door, on a workspace in a folder of its own. */
export async function openBorder(options: BorderOptions): Promise<Border> {
  const { isTrusted, mode = 'practice', keychain = workingKeychain } = options
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'boxwright-border-'))
  const bugs: unknown[] = []
  const reported: string[] = []
  const events: EventName[] = []
  function emit<Name extends EventName>(name: Name, data: Events[Name]) {
    events.push(name)
    options.onEvent?.(name, data)
  }
  const copied: string[] = []
  const ran: MainCommandId[] = []
  const openedFolders: string[] = []
  const asked: Question[] = []
  let desktopView: DesktopView = {
    keepInTray: false,
    startAtLogin: false,
    notify: true,
    isTrayCertain: false,
  }
  const channel = openChannel({ folder: join(folder, 'logs'), now: () => Date.now() })
  const open = (wanted: Mode) =>
    openWorkspace({
      mode: wanted,
      folder,
      migrationsFolder,
      keychain,
      log: { info: () => undefined, bug: error => bugs.push(error), channel },
      emit,
      isStoppedByLock: () => lock.stopsEngine(),
      forgetPreferences: person => dropViewsOf(preferenceStore, person),
      scryptCost: quickScrypt,
    })
  let preferences: Preferences = {}
  const preferenceStore: DeskContext['preferences'] = {
    read: () => preferences,
    save(change) {
      preferences = { ...preferences, ...change }
    },
  }
  const lockStore = lockInMemory(options.storedLock)
  const lock = openAppLock({
    store: lockStore,
    clock: systemClock,
    askWindow: () => emit('lock:wanted', {}),
    onChange: () => emit('lock:changed', { isLocked: lock.isLocked() }),
    reportBug: error => bugs.push(error),
    codes: quickCodes,
  })
  const workspaces = await openWorkspaces({
    open,
    mode,
    migrationsFolder,
    now: () => Date.now(),
    onChange: () => undefined,
    reportBug: error => bugs.push(error),
  })
  const workspace = () => workspaces.current()
  const context: CallContext = {
    workspace,
    switchMode: wanted => workspaces.switchMode(wanted),
    restore: name => workspaces.restore(name),
    openFolder: path => openedFolders.push(path) > 0,
    showFile: async path => existsSync(path) && openedFolders.push(path) > 0,
    preferences: preferenceStore,
    pathOnDesk: path => path,
    ...closedWhileLocked(
      {
        askSavePath: () => Promise.resolve(border.savePath),
        confirm(question) {
          asked.push(question)
          return Promise.resolve(border.agrees)
        },
      },
      () => lock.isLocked(),
    ),
    copySecret: async text => void copied.push(text),
    lock,
    server: () => null,
    emit,
  }
  const desk: DeskContext = {
    ownVault: workspace,
    preferences: preferenceStore,
    copy: async text => void copied.push(text),
    copySecret: async text => void copied.push(text),
    lock,
    lockChosen: () => emit('lock:changed', { isLocked: lock.isLocked() }),
    desktop: {
      run: id => ran.push(id),
      read: () => desktopView,
      save(change) {
        const { keepInTray, startAtLogin, notify } = { ...desktopView, ...change }
        desktopView = {
          ...desktopView,
          keepInTray: keepInTray === true,
          startAtLogin: startAtLogin === true,
          notify: notify === true,
        }
        return ok(null)
      },
    },
    info: () => ({
      version: '0.0.0',
      electron: '0.0.0',
      mode: workspace().mode,
      dataFolder: folder,
      locale: 'en-GB',
      scenarios,
    }),
    reportBug: text => reported.push(text),
    team: openTeam({
      seats: {
        link: () => null,
        mode: () => workspace().mode,
        join: () => Promise.resolve(),
        leave: () => Promise.resolve(),
      },
      parts: {
        folder,
        keychain: () => keychain,
        version: '0.0.0',
        acts: context,
        clock: systemClock,
        onChange: () => undefined,
        onEvents: () => undefined,
        onFresh: () => undefined,
      },
      serving: {
        status: () => ({ isOn: false, addresses: [] }),
        choose: () => Promise.resolve(ok({ isOn: false, addresses: [] })),
      },
      hadLive: () => false,
      onChange: () => emit('team:changed', {}),
    }),
  }
  const handlers = allHandlers({ ...context, ...desk })
  const handlersOf = handlersByActor(context)
  const answer = createAnswer({
    handlersFor: actor => (actor === null ? handlers : handlersOf(actor)),
    reportBug: error => bugs.push(error),
    whenOpen: () => workspaces.whenOpen(),
    isLocked: () => lock.isLocked(),
  })
  type Listener = (event: IpcMainInvokeEvent, ...args: unknown[]) => Promise<unknown>
  const channels = new Map<string, Listener>()
  serveCalls({
    ipcMain: { handle: (channel, listener) => void channels.set(channel, listener) },
    answer: (name, args) => answer(null, name, args),
    isTrusted,
    reportBug: error => bugs.push(error),
  })
  const [door, ...others] = channels.values()
  if (door === undefined || others.length > 0) throw new Error('There is one door.')
  const border: Border = {
    folder,
    workspace,
    bugs,
    reported,
    events,
    copied,
    ran,
    openedFolders,
    savePath: null,
    agrees: false,
    asked,
    storedLock: () => lockStore.read(),
    sendAs: (actor, name, args) => answer(actor, name, args),
    send: (name, args, event = eventFrom(ownPage)) => door(event, name, args),
    async call<Name extends CallName>(name: Name, args: CallArgs<Name>) {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the answer of this very call
      const answer = (await border.send(name, args)) as CallAnswer<Name>
      if (!answer.ok) throw new Error(`${name} refused: ${JSON.stringify(answer.failure)}`)
      return answer.value
    },
    async close() {
      await workspaces.close()
      if (options.folder === undefined) rmSync(folder, { recursive: true, force: true })
    },
  }
  return border
}
