import { z } from 'zod'
import { clientHeaders } from '../../../shared/team/wire.ts'
import type { Refused, StreamEnd } from './connection.ts'
import { OtherCertificate, PinnedAgent } from './pinned-agent.ts'
import { type Answered, ask, type Failed, jsonOf, type Opened, open } from './request.ts'
import { createEventReader, type Heard, readTold } from './told.ts'

/** Milliseconds until a server has shown its certificate. */
export const connectMs = 6000
/** Milliseconds until a stream of events or a file begins. */
const beginMs = 15_000
/** Milliseconds until a call is answered: an export of a year takes minutes. */
const callMs = 15 * 60_000
const mostAnswerBytes = 256 * 1024 * 1024

export type WireClientOptions = {
  /** The first that answers with the right certificate is used; the others are kept for later. */
  readonly addresses: readonly string[]
  readonly certificate: string
  /** null: it cannot be opened now. */
  readonly token: () => string | null
  readonly version: string
  readonly contract: string
}

/** Speaks `shared/team/wire.ts` with a server that was joined. */
export type WireClient = {
  /** The address that answered last. */
  address(): string
  listen(heard: (told: Heard) => void, signal: AbortSignal): Promise<StreamEnd>
  post(path: string, body: object, signal?: AbortSignal): Promise<Answered | Failed>
  /** Begins to read a file. */
  get(path: string): Promise<Opened | Failed>
  drop(path: string): Promise<Answered | Failed>
  close(): void
}

export function openWireClient(options: WireClientOptions): WireClient {
  const { addresses, certificate, token, version, contract } = options
  const agent = new PinnedAgent(certificate, connectMs)
  let [current = ''] = addresses

  const headers = () => ({
    authorization: `Bearer ${token() ?? ''}`,
    [clientHeaders.version]: version,
    [clientHeaders.contract]: contract,
  })

  /** Listens at one address; `isHere`: the server of the certificate is there. */
  async function listenAt(
    address: string,
    heard: (told: Heard) => void,
    signal: AbortSignal,
  ): Promise<{ readonly isHere: boolean; readonly end: StreamEnd }> {
    const opened = await open(agent, {
      address,
      method: 'GET',
      path: '/events',
      headers: { ...headers(), accept: 'text/event-stream' },
      answerMs: connectMs + beginMs,
      signal,
    })
    if (opened.kind !== 'opened') return { isHere: false, end: refusedBy(opened) }
    current = address
    const { response } = opened
    response.setEncoding('utf8')
    try {
      if (response.statusCode !== 200) {
        const body = await firstText(response)
        return { isHere: true, end: refusedOf(response.statusCode ?? 0, body) }
      }
      const read = createEventReader()
      for await (const text of response)
        for (const data of read(String(text))) heard(readTold(data))
    } catch {
      // it was cut off, or what it told is none of what a server tells
    }
    response.destroy()
    return { isHere: true, end: null }
  }

  return {
    address: () => current,
    async listen(heard, signal) {
      if (token() === null) return { reason: 'no-token' }
      const ends: StreamEnd[] = []
      for (const address of [current, ...addresses.filter(one => one !== current)]) {
        if (signal.aborted) return null
        const { isHere, end } = await listenAt(address, heard, signal)
        if (isHere) return end
        ends.push(end)
      }
      return ends[0] ?? null
    },
    post: (path, body, signal) =>
      ask(
        agent,
        {
          address: current,
          method: 'POST',
          path,
          headers: headers(),
          body: JSON.stringify(body),
          answerMs: callMs,
          ...(signal !== undefined && { signal }),
        },
        mostAnswerBytes,
      ),
    get: path =>
      open(agent, {
        address: current,
        method: 'GET',
        path,
        headers: headers(),
        answerMs: connectMs + beginMs,
      }),
    drop: path =>
      ask(
        agent,
        {
          address: current,
          method: 'DELETE',
          path,
          headers: headers(),
          answerMs: connectMs + beginMs,
        },
        10_000,
      ),
    close: () => agent.destroy(),
  }
}

const refusedBy = ({ error }: Failed): Refused => ({
  reason: error instanceof OtherCertificate ? 'other-certificate' : 'no-answer',
})

const versionRefusedSchema = z.object({
  update: z.enum(['client', 'server']),
  version: z.string().max(100),
})

/** What a status of a server says that does not take this device; null: it says nothing such. */
export function refusedOf(status: number, body: string): StreamEnd {
  if (status === 401) return { reason: 'revoked' }
  if (status !== 426) return null
  const { data } = versionRefusedSchema.safeParse(jsonOf(body))
  if (data === undefined) return { reason: 'client-too-old' }
  return {
    reason: data.update === 'client' ? 'client-too-old' : 'server-too-old',
    version: data.version,
  }
}

async function firstText(response: AsyncIterable<unknown>): Promise<string> {
  let text = ''
  for await (const part of response) {
    text += String(part)
    if (text.length > 10_000) break
  }
  return text
}
