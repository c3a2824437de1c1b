import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { storageTroubleOf } from '../../db/core/trouble.ts'
import {
  answeredSchema,
  callSchema,
  clientHeaders,
  type Health,
  type JoinRefused,
  joinSchema,
  type Reply,
  type VersionRefused,
} from '../../shared/team/wire.ts'
import { DatabaseClosed } from '../workspace/workspaces.ts'
import type { CallsUnderWay } from './calls-under-way.ts'
import type { Devices } from './devices.ts'
import type { EventStreams } from './event-streams.ts'
import { type Limits, maxCallBytes, maxSmallBytes } from './limits.ts'
import type { Asker } from './request-scope.ts'
import { whichToUpdate } from './versions.ts'
import type { WrittenFiles } from './written-files.ts'

export type DoorOptions = {
  readonly devices: Devices
  readonly calls: CallsUnderWay
  readonly events: EventStreams
  readonly files: WrittenFiles
  readonly limits: Limits
  /** Of this server. */
  readonly version: string
  readonly health: () => Health
  /** Resolves when a database is open: requests wait while one is being replaced. */
  readonly whenOpen: () => Promise<void>
  /** Called after a device has joined. */
  readonly joined: () => void
  /** Revokes the device that asks. */
  readonly left: (asker: Asker) => void
  readonly log: (sentence: string) => void
  readonly reportBug: (error: unknown) => void
}

type Env = {
  Bindings: HttpBindings
  Variables: { asker: Asker; token: string }
}

/** The one door of a server: what `shared/team/wire.ts` says, and nothing else. */
export function createDoor(options: DoorOptions): Hono<Env> {
  const { devices, calls, events, files, limits, reportBug } = options
  const door = new Hono<Env>()
  const small = bodyLimit({ maxSize: maxSmallBytes, onError: c => c.body(null, 413) })

  door.onError((error, c) => {
    // the database is closed for good, or the disk does not answer: not the app's defect
    if (error instanceof DatabaseClosed || storageTroubleOf(error) !== null)
      return c.body(null, 503)
    reportBug(error)
    return c.body(null, 500)
  })
  door.notFound(c => c.body(null, 404))
  door.use(async (c, next) => {
    // a page in a browser has no business here; the app sends no Origin
    if (c.req.header('origin') !== undefined) return c.body(null, 403)
    await next()
    c.header('cache-control', 'no-store')
    c.header('x-content-type-options', 'nosniff')
    return undefined
  })

  door.get('/health', c => c.json(options.health()))
  door.post('/join', small, c => join(c, options))

  door.use(async (c, next) => {
    await options.whenOpen()
    const token = /^Bearer ([\w-]{43})$/.exec(c.req.header('authorization') ?? '')?.[1]
    const asker = token === undefined ? null : devices.byToken(token)
    if (token === undefined || asker === null) return c.body(null, 401)
    const seconds = await limits.call(asker.deviceId)
    if (seconds !== null) return tooMany(c, seconds)
    const unfit = unfitVersion(c, options)
    if (unfit !== null) return c.json(unfit, 426)
    devices.seen(asker, versionOf(c))
    c.set('asker', asker)
    c.set('token', token)
    return next()
  })

  door.post(
    '/call',
    bodyLimit({ maxSize: maxCallBytes, onError: c => c.body(null, 413) }),
    async c => {
      const called = callSchema.safeParse(await bodyOf(c))
      if (!called.success) return c.body(null, 400)
      return told(c, calls.call(c.var.asker, c.var.token, called.data), options)
    },
  )
  door.post('/answer', small, async c => {
    const answered = answeredSchema.safeParse(await bodyOf(c))
    if (!answered.success) return c.body(null, 400)
    const { ticket, answer } = answered.data
    const reply = calls.answered(c.var.asker, ticket, answer)
    return reply === null ? c.body(null, 404) : told(c, reply, options)
  })
  door.get('/files/:ticket/:number{\\d{1,6}}', c => {
    const { ticket, number } = c.req.param()
    const file = files.find(c.var.asker.deviceId, ticket, Number(number))
    if (file === null) return c.body(null, 404)
    const bytes = Readable.toWeb(createReadStream(file.path))
    return c.body(bytes as ReadableStream<Uint8Array>, 200, {
      'content-type': 'application/octet-stream',
      'content-length': String(file.bytes),
    })
  })
  door.delete('/files/:ticket', c => {
    files.drop(c.var.asker.deviceId, c.req.param('ticket'))
    return c.body(null, 204)
  })
  door.post('/leave', c => {
    options.left(c.var.asker)
    return c.body(null, 204)
  })
  door.get('/events', c => {
    const { deviceId, staff } = c.var.asker
    events.open(deviceId, staff, c.env.outgoing)
    return RESPONSE_ALREADY_SENT
  })
  return door
}

/** The reply, unless the device was revoked while it was made. */
async function told(
  c: Context<Env>,
  reply: Promise<Reply>,
  { devices, whenOpen }: DoorOptions,
) {
  const made = await reply
  await whenOpen()
  return devices.actorOf(c.var.asker.deviceId) === null ? c.body(null, 401) : c.json(made)
}

async function join(c: Context<Env>, options: DoorOptions) {
  const { devices, limits, log } = options
  const address = c.env.incoming.socket.remoteAddress ?? ''
  const seconds = await limits.join(address)
  if (seconds !== null) return tooMany(c, seconds)
  const wanted = joinSchema.safeParse(await bodyOf(c))
  if (!wanted.success) return c.body(null, 400)
  await options.whenOpen()
  // before the invitation is used up
  const unfit =
    c.req.header(clientHeaders.contract) === undefined ? null : unfitVersion(c, options)
  if (unfit !== null) return c.json(unfit, 426)
  const { secret, deviceName } = wanted.data
  const joined = devices.join(secret, { name: deviceName, version: versionOf(c) })
  if (typeof joined === 'string') {
    await limits.joinFailed(address)
    log(`${address} tried to join by an invitation that is not good: ${joined}.`)
    // whoever was revoked is told no more than that the invitation is not there
    const refused: JoinRefused = { why: joined === 'revoked' ? 'unknown' : joined }
    return c.json(refused, 410)
  }
  log(`${joined.staff.name} joined with ${deviceName}, from ${address}.`)
  options.joined()
  return c.json(joined)
}

const versionOf = (c: Context<Env>): string =>
  c.req.header(clientHeaders.version)?.slice(0, 40) ?? ''

/** Which of the two has to be updated; null: they fit. */
function unfitVersion(c: Context<Env>, { version }: DoorOptions): VersionRefused | null {
  const contract = c.req.header(clientHeaders.contract)
  const update = whichToUpdate(version, versionOf(c), contract)
  return update === null ? null : { update, version }
}

function tooMany(c: Context<Env>, seconds: number) {
  c.header('retry-after', String(seconds))
  return c.body(null, 429)
}

/** The body as JSON; undefined: it is none. */
async function bodyOf(c: Context<Env>): Promise<unknown> {
  try {
    return await c.req.json()
  } catch {
    return undefined
  }
}
