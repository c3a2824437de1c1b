import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Question } from '../../electron/border/context.ts'
import { openAppLock } from '../../electron/lock/app-lock.ts'
import { type StoredLock, storedLockSchema } from '../../electron/lock/stored-lock.ts'
import { openChannel } from '../../electron/log/channel.ts'
import { systemClock } from '../../electron/scheduler/clock.ts'
import { type Desk, type DeskParts, openDesk } from '../../electron/team/desk.ts'
import type { ServingChoice } from '../../electron/team/serving.ts'
import type { Keychain } from '../../electron/vault/data-key.ts'
import { openWorkspace } from '../../electron/workspace/workspace.ts'
import type { Answers, CallAnswer, CallArgs, CallName } from '../../shared/border/calls.ts'
import type { EventName } from '../../shared/border/events.ts'
import type { BorderFailure } from '../../shared/border/failure.ts'
import { ok } from '../../shared/border/result.ts'
import type { Mode, Preferences } from '../../shared/settings/settings.ts'
import { quickScrypt } from '../support/quick-scrypt.ts'

/** The app's own composition of a desk, with Electron alone left out. */
export type NodeDesk = {
  readonly folder: string
  /** Modes whose own database was opened, in this order. */
  readonly opened: Mode[]
  readonly events: EventName[]
  readonly bugs: unknown[]
  readonly asked: Question[]
  readonly copied: string[]
  readonly suggested: string[]
  /** What the save dialog answers; null: closed. */
  savePath: string | null
  agrees: boolean
  send<Name extends CallName>(name: Name, args: CallArgs<Name>): Promise<CallAnswer<Name>>
  /** A call that must succeed. */
  call<Name extends CallName>(name: Name, args: CallArgs<Name>): Promise<Answers[Name]>
  /** A call that must be refused. */
  refused<Name extends CallName>(name: Name, args: CallArgs<Name>): Promise<BorderFailure>
  resumed(): void
  hasDatabase(mode: Mode): boolean
  close(): Promise<void>
}

/** A keychain that wraps by turning each byte round. */
export const turningKeychain: Keychain = {
  backend: 'fake',
  isAvailable: () => true,
  wrap: text => Buffer.from(Buffer.from(text).map(byte => 255 - byte)),
  unwrap: wrapped => Buffer.from(wrapped.map(byte => 255 - byte)).toString(),
}

type NodeDeskOptions = {
  /** Of an earlier desk. */
  readonly folder?: string
  readonly mode?: Mode
  readonly keychain?: Keychain
  readonly serving?: ServingChoice
}

export async function openNodeDesk(options: NodeDeskOptions = {}): Promise<NodeDesk> {
  const { keychain = turningKeychain } = options
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'boxwright-desk-'))
  let mode: Mode = options.mode ?? 'practice'
  let preferences: Preferences = {}
  let stored: StoredLock = storedLockSchema.parse({})
  const bugs: unknown[] = []
  const reportBug = (error: unknown) => void bugs.push(error)
  const lock = openAppLock({
    store: { read: () => stored, save: next => void (stored = next) },
    clock: systemClock,
    askWindow: () => undefined,
    onChange: () => undefined,
    reportBug,
  })
  const channel = openChannel({ folder: join(folder, 'logs'), now: () => Date.now() })
  const log = { info: () => undefined, bug: reportBug, channel }
  let serving: ServingChoice = options.serving ?? { isOn: false }
  const made: Omit<NodeDesk, 'send' | 'call' | 'refused' | 'resumed' | 'close'> = {
    folder,
    opened: [],
    events: [],
    bugs,
    asked: [],
    copied: [],
    suggested: [],
    savePath: null,
    agrees: false,
    hasDatabase: wanted => existsSync(join(folder, wanted, 'boxwright.db')),
  }
  let heard: Desk | null = null
  const emit: DeskParts['emit'] = (name, data) => {
    made.events.push(name)
    heard?.heard(name, data)
  }
  const desk: Desk = await openDesk({
    folder,
    version: '0.1.0',
    migrationsFolder: 'db/migrations',
    preferences: {
      serving: {
        read: () => serving,
        save: choice => void (serving = choice),
      },
      mode: () => mode,
      saveMode: next => void (mode = next),
      read: () => preferences,
      save: change => void (preferences = { ...preferences, ...change }),
    },
    keychain: () => keychain,
    lock,
    acts: {
      askSavePath(name) {
        made.suggested.push(name)
        return Promise.resolve(result.savePath)
      },
      confirm(question) {
        made.asked.push(question)
        return Promise.resolve(result.agrees)
      },
      copySecret: async text => void made.copied.push(text),
      showFile: path => Promise.resolve(existsSync(path)),
      openFolder: () => true,
    },
    openMode(wanted) {
      made.opened.push(wanted)
      return openWorkspace({
        mode: wanted,
        folder,
        migrationsFolder: 'db/migrations',
        keychain,
        log,
        emit,
        isStoppedByLock: () => false,
        forgetPreferences: () => undefined,
        scryptCost: quickScrypt,
      })
    },
    hadLive: () => made.hasDatabase('live'),
    emit,
    onSeat: () => undefined,
    log,
  })
  heard = desk
  await desk.resumeServing()
  const answer = desk.answerFor({
    copy: () => Promise.resolve(),
    lockChosen: () => undefined,
    desktop: {
      run: () => undefined,
      read: () => ({
        keepInTray: false,
        startAtLogin: false,
        notify: true,
        isTrayCertain: false,
      }),
      save: () => ok(null),
    },
    info: () => ({
      version: '0.1.0',
      electron: '0',
      mode: desk.mode(),
      dataFolder: folder,
      locale: 'en-GB',
      scenarios: [],
    }),
    reportBug,
  })
  const result: NodeDesk = {
    ...made,
    async send<Name extends CallName>(name: Name, args: CallArgs<Name>) {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the answer of this very call
      return (await answer(name, args)) as CallAnswer<Name>
    },
    async call(name, args) {
      const got = await result.send(name, args)
      if (!got.ok) throw new Error(`${name} refused: ${JSON.stringify(got.failure)}`)
      return got.value
    },
    async refused(name, args) {
      const got = await result.send(name, args)
      if (got.ok) throw new Error(`${name} was answered: ${JSON.stringify(got.value)}`)
      return got.failure
    },
    resumed: () => desk.resumed(),
    close: () => desk.close(),
  }
  return result
}
