import type { ServerResponse } from 'node:http'
import type { EventName, Events } from '../../shared/border/events.ts'
import { eventOwners } from '../../shared/team/event-owner.ts'
import type { Actor } from '../../shared/team/team.ts'
import type { Told } from '../../shared/team/wire.ts'
import type { Clock } from '../scheduler/clock.ts'

/** Milliseconds within which an event of a kind and id is told once. */
const gatherMs = 250
/** Milliseconds between signs of life. */
const pingMs = 15_000
/** Bytes that may wait for a slow reader. */
const mostWaiting = 1_000_000

export type EventStreamsOptions = {
  readonly clock: Clock
  readonly version: string
  /** Who has a device now; null: nobody any more. */
  readonly actorOf: (deviceId: number) => Actor | null
  /** Called before each sign of life: rights may have changed without this process. */
  readonly onPing: () => void
}

/** The devices that listen to events. */
export type EventStreams = {
  /** Begins to tell events over a response; it ends with its connection. */
  open(deviceId: number, staff: Actor, response: ServerResponse): void
  emit<Name extends EventName>(name: Name, data: Events[Name]): void
  isConnected(deviceId: number): boolean
  /** Ends the streams of who may not any more, and tells the others their new rights. */
  rightsChanged(): void
  stop(): void
}

type Stream = {
  readonly deviceId: number
  staff: Actor
  tell(told: Told): void
  hear(event: TheEvent): void
  end(): void
}
type TheEvent = Extract<Told, { kind: 'events' }>['events'][number]

export function openEventStreams(options: EventStreamsOptions): EventStreams {
  const { clock, version, actorOf } = options
  const streams = new Set<Stream>()
  let cancelPing = clock.after(pingMs, ping)

  function ping(): void {
    options.onPing()
    for (const stream of streams) stream.tell({ kind: 'ping' })
    cancelPing = clock.after(pingMs, ping)
  }

  function rightsChanged(): void {
    for (const stream of streams) {
      const staff = actorOf(stream.deviceId)
      if (staff === null) stream.end()
      else if (JSON.stringify(staff) !== JSON.stringify(stream.staff)) {
        stream.staff = staff
        stream.tell({ kind: 'hello', staff, version })
      }
    }
  }

  return {
    open(deviceId, staff, response) {
      response.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      })
      const stream = openStream(deviceId, staff, response, clock)
      streams.add(stream)
      response.on('close', () => {
        streams.delete(stream)
        stream.end()
      })
      stream.tell({ kind: 'hello', staff, version })
    },
    emit(name, data) {
      if (eventOwners[name] === 'desk') return
      for (const stream of streams) stream.hear({ name, data })
    },
    isConnected: deviceId => [...streams].some(stream => stream.deviceId === deviceId),
    rightsChanged,
    stop() {
      cancelPing()
      for (const stream of streams) stream.end()
      streams.clear()
    },
  }
}

function openStream(
  deviceId: number,
  staff: Actor,
  response: ServerResponse,
  clock: Clock,
): Stream {
  const waiting = new Map<string, TheEvent>()
  let toldAt = Number.NEGATIVE_INFINITY
  let cancel: (() => void) | null = null
  let isOver = false

  function tell(told: Told): void {
    if (isOver) return
    response.write(`data: ${JSON.stringify(told)}\n\n`)
    // who reads so slowly asks for everything again when it is back
    if (response.writableLength > mostWaiting) {
      end()
      response.destroy()
    }
  }

  function flush(): void {
    cancel = null
    const events = [...waiting.values()]
    waiting.clear()
    toldAt = clock.now()
    tell({ kind: 'events', events })
  }

  function end(): void {
    if (isOver) return
    isOver = true
    cancel?.()
    response.end()
  }

  return {
    deviceId,
    staff,
    tell,
    hear(event) {
      waiting.set(JSON.stringify([event.name, event.data]), event)
      cancel ??= clock.after(Math.max(0, toldAt + gatherMs - clock.now()), flush)
    },
    end,
  }
}
