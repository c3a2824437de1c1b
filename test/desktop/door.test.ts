import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { IpcMainInvokeEvent } from 'electron'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { createAnswer, type Handlers } from '../../electron/border/answer.ts'
import { callChannel, openDoor } from '../../electron/border/door.ts'
import { serveCalls } from '../../electron/border/serve-ipc.ts'
import { openLog } from '../../electron/log/log.ts'
import type { Bridge } from '../../shared/border/calls.ts'
import { eventFrom, ownPage } from '../support/call-event.ts'
import { tempFolder } from '../support/database.ts'

/** What stands for Electron: the door of the main process, and what the preload asks. */
const electron = vi.hoisted(() => ({
  bridge: null as Bridge | null,
  invoke: (...args: unknown[]): Promise<unknown> => Promise.resolve(args),
}))
vi.mock('electron', () => ({
  BrowserWindow: vi.fn(),
  contextBridge: {
    exposeInMainWorld: (_name: string, bridge: Bridge) => {
      electron.bridge = bridge
    },
  },
  ipcRenderer: { invoke: (...args: unknown[]) => electron.invoke(...args), on: vi.fn() },
}))

type Served = (event: IpcMainInvokeEvent, name: unknown, args: unknown) => Promise<unknown>
type Parts = {
  readonly handle?: () => never
  readonly reportBug?: (error: unknown) => void
  readonly isTrusted?: () => boolean
}

/** The door with handlers that all do the same. */
function serve({ handle, reportBug = () => undefined, isTrusted = () => true }: Parts): Served {
  let served: Served = () => Promise.reject(new Error('Nothing is served.'))
  const handlers: unknown = new Proxy({}, { get: () => handle })
  const answer = createAnswer({
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every name has this one
    handlersFor: () => handlers as Handlers,
    reportBug,
    isLocked: () => false,
  })
  serveCalls({
    ipcMain: { handle: (_channel, listener) => void (served = listener) },
    answer: (name, args) => answer(null, name, args),
    isTrusted,
    reportBug,
  })
  return served
}

const internal = { ok: false, failure: { code: 'internal', message: expect.any(String) } }
const raise = (thrown: unknown) => (): never => {
  throw thrown
}
const ring = new Error('ring')
ring.cause = ring
const hostile = new Proxy(new Error('x'), {
  get: raise(new Error('get')),
  getPrototypeOf: raise(new Error('prototype')),
})

describe('a call', () => {
  test.each([
    ['an error', new Error('x')],
    ['nothing', undefined],
    ['a symbol', Symbol('x')],
    ['an object without a prototype', Object.create(null)],
    ['an error that is its own cause', ring],
    ['a proxy that throws at every touch', hostile],
  ])('answers when its handler throws %s', async (_title, thrown) => {
    const served = serve({ handle: raise(thrown) })

    expect(await served(eventFrom(ownPage), 'app.info', {})).toEqual(internal)
  })

  test('answers when a bug cannot be reported', async () => {
    const served = serve({ handle: raise(new Error('x')), reportBug: raise(new Error('full')) })

    expect(await served(eventFrom(ownPage), 'app.info', {})).toEqual(internal)
  })

  test('answers when its sender cannot be told', async () => {
    const served = serve({ isTrusted: raise(new Error('the frame is gone')) })

    expect(await served(eventFrom(null), 'app.info', {})).toEqual(internal)
  })
})

test('a call waits until somebody answers', async () => {
  let call: Served = () => Promise.reject(new Error('Nothing is served.'))
  const door = openDoor({ handle: (_channel, listener) => void (call = listener) })
  const answer = call(eventFrom(ownPage), 'app.info', {})
  door.handle(callChannel, (_event, name: unknown) => ({ ok: true, value: name }))

  expect(await answer).toEqual({ ok: true, value: 'app.info' })
})

describe('the preload', () => {
  beforeAll(async () => {
    await import('../../electron/preload.ts')
  })
  const call = (args: unknown) =>
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a window passes anything on
    electron.bridge?.call('app.info', args as Record<string, never>)

  test('says that arguments cannot be cloned', async () => {
    electron.invoke = async (_channel, _name, args) => structuredClone(args)

    expect(await call({ run: () => undefined })).toMatchObject({
      failure: { code: 'invalid_input' },
    })
  })

  test('says that a call was rejected', async () => {
    electron.invoke = () => Promise.reject(new Error('Error invoking remote method'))

    expect(await call({})).toMatchObject({ failure: { code: 'internal' } })
  })
})

describe('a log', () => {
  const forged = 'x\n[2026-01-01 00:00:00.000] [info]  forged\r\u001b[31m\u009b2J\u2028\u202e'
  const told = (folder: string, name: string) => readFileSync(join(folder, name), 'utf8')
  // oxlint-disable-next-line no-control-regex -- the test is about them
  const odd = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u202e]/

  test('takes one line for one event, and no escape code', async () => {
    const folder = tempFolder()
    const log = openLog(folder)

    log.info(forged)
    log.bug(new Error(forged))
    log.channel.write([
      { level: 'info', event: 'a', message: forged, properties: { [forged]: [forged] } },
    ])

    for (const [name, lines] of [
      ['boxwright.log', 2],
      ['mailin-ai.log', 2],
    ] as const) {
      expect(told(folder, name)).not.toMatch(odd)
      expect(told(folder, name).trimEnd().split('\n')).toHaveLength(lines)
    }
    expect((await log.channel.list({ mode: 'live', page: 1, pageSize: 9 })).total).toBe(2)
  })

  test('takes anything that was thrown', () => {
    const log = openLog(tempFolder())

    for (const thrown of [undefined, Symbol('x'), Object.create(null), ring, hostile])
      expect(() => log.bug(thrown)).not.toThrow()
  })

  test('withholds a text whose secrets cannot be told', () => {
    const folder = tempFolder()
    const log = openLog(folder)
    log.channel.hide(raise(new Error('The vault is closed.')))

    expect(() => log.bug(new Error('CANARY'))).not.toThrow()
    expect(told(folder, 'boxwright.log')).not.toContain('CANARY')
    expect(told(folder, 'mailin-ai.log')).not.toContain('CANARY')
  })
})
