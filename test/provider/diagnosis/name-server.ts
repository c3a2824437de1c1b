import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import {
  type Answer,
  decode,
  encode,
  type Packet,
  RECURSION_AVAILABLE,
  type RecordType,
  TRUNCATED_RESPONSE,
} from 'dns-packet'

export type DnsQuestion = {
  readonly name: string
  readonly type: RecordType
  /** False: asked as a server of a zone. */
  readonly isRecursive: boolean
  readonly over: 'udp' | 'tcp'
}

export type DnsReply = {
  /** 0 good, 2 server failure, 3 no such name, 5 refused. */
  readonly code?: number
  readonly answers?: readonly Answer[]
  readonly authorities?: readonly Answer[]
  /** Over UDP the records are left out: ask again over TCP. */
  readonly isCut?: boolean
  /** Another's answer: with a wrong id. */
  readonly isForged?: boolean
}

export const silence = 'silence'
export const garbage = 'garbage'

export type NameServer = {
  readonly port: number
  /** `127.0.0.1:<port>` */
  readonly address: string
  readonly questions: DnsQuestion[]
  /** Answers from now on; a list is sent one after the other. */
  answer(next: Answering): void
  stop(): Promise<void>
}
type Say = DnsReply | typeof silence | typeof garbage
type Answering = (question: DnsQuestion) => Say | readonly Say[]

/** A DNS server on loopback that answers whatever a test wants, over UDP and TCP. */
export async function startNameServer(): Promise<NameServer> {
  const questions: DnsQuestion[] = []
  const open = new Set<Socket>()
  let answering: Answering = () => ({ code: 5 })

  function reply(bytes: Buffer, over: 'udp' | 'tcp'): readonly Buffer[] {
    const packet = decode(bytes)
    const asked = packet.questions?.[0]
    if (asked === undefined) return []
    const { name, type } = asked
    const question = { name: name.toLowerCase(), type, isRecursive: packet.flag_rd, over }
    questions.push(question)
    const says = [answering(question)].flat()
    return says.flatMap(say => write(packet, say, over))
  }

  const udp = createSocket('udp4')
  udp.on('message', (bytes, from) => {
    for (const answer of reply(bytes, 'udp')) udp.send(answer, from.port, from.address)
  })
  const tcp = createServer(socket => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
    socket.on('error', () => socket.destroy())
    let received = Buffer.alloc(0)
    socket.on('data', bytes => {
      received = Buffer.concat([received, bytes])
      if (received.length < 2 || received.length < received.readUInt16BE(0) + 2) return
      for (const answer of reply(received.subarray(2), 'tcp')) {
        const length = Buffer.alloc(2)
        length.writeUInt16BE(answer.length)
        // in two pieces, as a network may deliver it
        socket.write(Buffer.concat([length, answer.subarray(0, 5)]))
        setTimeout(() => socket.write(answer.subarray(5)), 5)
      }
    })
  })
  tcp.listen(0, '127.0.0.1')
  await once(tcp, 'listening')
  const address = tcp.address()
  const port = address !== null && typeof address === 'object' ? address.port : 0
  udp.bind(port, '127.0.0.1')
  await once(udp, 'listening')
  return {
    port,
    address: `127.0.0.1:${port}`,
    questions,
    answer(next) {
      questions.length = 0
      answering = next
    },
    async stop() {
      for (const socket of open) socket.destroy()
      udp.close()
      tcp.close()
      await once(tcp, 'close')
    },
  }
}

function write(asked: Packet, say: Say, over: 'udp' | 'tcp'): readonly Buffer[] {
  if (say === silence) return []
  if (say === garbage) return [Buffer.from('no packet at all')]
  const isCut = say.isCut === true && over === 'udp'
  const flags = RECURSION_AVAILABLE | (isCut ? TRUNCATED_RESPONSE : 0) | (say.code ?? 0)
  const id = ((asked.id ?? 0) + (say.isForged === true ? 1 : 0)) % 0x1_0000
  const records = isCut
    ? {}
    : { answers: [...(say.answers ?? [])], authorities: [...(say.authorities ?? [])] }
  const questions = asked.questions ?? []
  return [encode({ type: 'response', id, flags, questions, ...records })]
}

export const nsRecords = (name: string, hosts: readonly string[], ttl = 172_800): Answer[] =>
  hosts.map(data => ({ type: 'NS', name, ttl, data }))

export const aRecord = (name: string, data: string): Answer => ({
  type: 'A',
  name,
  ttl: 60,
  data,
})

export const soaRecord = (name: string): Answer => ({
  type: 'SOA',
  name,
  ttl: 60,
  data: { mname: `ns1.${name}`, rname: `admin.${name}`, serial: 7 },
})

export const dsRecord = (name: string, keyTag: number): Answer => ({
  type: 'DS',
  name,
  ttl: 60,
  data: { keyTag, algorithm: 13, digestType: 2, digest: Buffer.alloc(32, 1) },
})

export type World = {
  /** What the registry of `.com` has; null: no such domain. */
  registry: readonly string[] | null
  /** What resolvers see; a number is an error code. */
  resolvers: readonly string[] | number
  ds: readonly number[]
}

/** Answers as a resolver when asked with recursion, and as the servers of `.com` without. */
export function worldOf(domain: string, world: World): Answering {
  return ({ name, type, isRecursive }) => {
    if (isRecursive && name === 'com' && type === 'NS')
      return { answers: nsRecords('com', ['a.registry.test', 'b.registry.test']) }
    if (isRecursive && type === 'A') return { answers: [aRecord(name, '127.0.0.1')] }
    if (name !== domain) return { code: 3 }
    if (isRecursive) return resolved(domain, world, type)
    if (world.registry === null) return { code: 3, authorities: [soaRecord('com')] }
    if (type === 'DS') return { answers: world.ds.map(tag => dsRecord(domain, tag)) }
    return { authorities: nsRecords(domain, world.registry) }
  }
}

function resolved(domain: string, { resolvers }: World, type: RecordType): DnsReply {
  if (typeof resolvers === 'number') return { code: resolvers }
  return { answers: type === 'SOA' ? [soaRecord(domain)] : nsRecords(domain, resolvers) }
}
