import { randomInt } from 'node:crypto'
import { createSocket } from 'node:dgram'
import { connect, isIPv6 } from 'node:net'
import {
  type DecodedPacket,
  decode,
  encode,
  type Packet,
  RECURSION_DESIRED,
  type RecordType,
} from 'dns-packet'
import { fail, ok, type Result } from '../../../shared/border/result.ts'
import type { ServerAddress } from './server-address.ts'

export type Question = {
  readonly name: string
  readonly type: RecordType
  /** False for servers of a zone: their referral is the answer. */
  readonly isRecursive: boolean
}

/** Why there is no answer. */
export type Silence = 'timeout' | 'refused' | 'unreadable' | 'stopped'

export type Limits = {
  /** Milliseconds for one try. */
  readonly timeoutMs: number
  readonly tries: number
  readonly signal: AbortSignal
}

type Reply = Result<DecodedPacket, Silence>

/** Bytes that pass everywhere without fragments (DNS flag day 2020). */
const udpSize = 1232
const responseCodeBits = 0b1111
const longestTcpReply = 65_535

/** The response code: 0 good, 2 the server failed, 3 no such name, 5 refused. */
export function responseCode(packet: DecodedPacket): number {
  return (packet.flags ?? 0) & responseCodeBits
}

/** Asks one server over UDP, and over TCP when the answer was cut. */
export async function query(
  server: ServerAddress,
  question: Question,
  limits: Limits,
): Promise<Reply> {
  const request = makeRequest(question)
  let reply: Reply = fail('timeout')
  for (let tried = 0; tried < limits.tries; tried += 1) {
    reply = await askByUdp(server, request, limits)
    if (reply.ok) return reply.value.flag_tc ? askByTcp(server, request, limits) : reply
    if (reply.failure === 'stopped') return reply
  }
  return reply
}

type Request = { readonly id: number; readonly question: Question; readonly bytes: Buffer }

function makeRequest(question: Question): Request {
  const id = randomInt(0x1_0000)
  const packet: Packet = {
    type: 'query',
    id,
    flags: question.isRecursive ? RECURSION_DESIRED : 0,
    questions: [{ name: question.name, type: question.type, class: 'IN' }],
    additionals: [
      {
        type: 'OPT',
        name: '.',
        udpPayloadSize: udpSize,
        extendedRcode: 0,
        ednsVersion: 0,
        flags: 0,
        flag_do: false,
        options: [],
      },
    ],
  }
  return { id, question, bytes: encode(packet) }
}

function askByUdp(server: ServerAddress, request: Request, limits: Limits): Promise<Reply> {
  const socket = createSocket(isIPv6(server.host) ? 'udp6' : 'udp4')
  return withinLimits(
    limits,
    end => {
      socket.on('error', () => end(fail('refused')))
      // a packet that does not answer this question is ignored: anybody may have sent it
      socket.on('message', bytes => {
        const packet = readReply(bytes, request)
        if (packet !== null) end(ok(packet))
      })
      // a connected socket takes packets of this server alone, and is told of refusals
      socket.connect(server.port, server.host, () => socket.send(request.bytes))
    },
    () => socket.close(),
  )
}

function askByTcp(server: ServerAddress, request: Request, limits: Limits): Promise<Reply> {
  const socket = connect({ host: server.host, port: server.port })
  return withinLimits(
    limits,
    end => {
      let received = Buffer.alloc(0)
      socket.on('error', () => end(fail('refused')))
      socket.on('close', () => end(fail('unreadable')))
      socket.on('data', bytes => {
        received = Buffer.concat([received, bytes])
        const length = received.length < 2 ? longestTcpReply : received.readUInt16BE(0)
        if (received.length < length + 2) return
        const packet = readReply(received.subarray(2, length + 2), request)
        end(packet === null ? fail('unreadable') : ok(packet))
      })
      const length = Buffer.alloc(2)
      length.writeUInt16BE(request.bytes.length)
      socket.write(Buffer.concat([length, request.bytes]))
    },
    () => socket.destroy(),
  )
}

/** Resolves once: with the first reply, `timeout` after the limit, or `stopped` by the signal. */
function withinLimits(
  { timeoutMs, signal }: Limits,
  begin: (end: (reply: Reply) => void) => void,
  close: () => void,
): Promise<Reply> {
  return new Promise(resolve => {
    let isOver = false
    const end = (reply: Reply) => {
      if (isOver) return
      isOver = true
      clearTimeout(timer)
      signal.removeEventListener('abort', stop)
      close()
      resolve(reply)
    }
    const stop = () => end(fail('stopped'))
    const timer = setTimeout(() => end(fail('timeout')), timeoutMs)
    signal.addEventListener('abort', stop)
    if (signal.aborted) stop()
    else begin(end)
  })
}

/** The decoded packet; null: it is garbage, or the answer to something else. */
function readReply(bytes: Buffer, { id, question }: Request): DecodedPacket | null {
  const packet = tryDecode(bytes)
  const asked = packet?.questions?.[0]
  const isOurs =
    packet !== null &&
    packet.flag_qr &&
    packet.id === id &&
    asked?.type === question.type &&
    asked.name.toLowerCase() === question.name.toLowerCase()
  return isOurs ? packet : null
}

function tryDecode(bytes: Buffer): DecodedPacket | null {
  try {
    return decode(bytes)
  } catch {
    return null
  }
}
