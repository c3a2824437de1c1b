import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type CallAnswer, type CallName, calls } from '../../../shared/border/calls.ts'
import { type BorderFailure, borderFailureCodes } from '../../../shared/border/failure.ts'
import { fail } from '../../../shared/border/result.ts'
import type { WireFile } from '../../../shared/team/wire.ts'
import { refusal } from '../../border/refusal.ts'
import type { DeskActs } from '../../desktop/desk-acts.ts'
import { type Clock, wait } from '../../scheduler/clock.ts'
import type { Connection, Refused } from './connection.ts'
import { fetchFiles } from './fetch-files.ts'
import { answerQuestion, questionSchema, type Reaction } from './questions.ts'
import { type Answered, type Failed, jsonOf } from './request.ts'
import { nothingSent, notKnown, notReachedSince } from './sentences.ts'
import { refusedOf, type WireClient } from './wire-client.ts'

/** Milliseconds for which an answer is asked for again after the call may have arrived. */
const knowMs = 30_000
/** Milliseconds for which a call that has not left is tried again. */
const leaveMs = 8000
/** Milliseconds that a reading call waits for the first connection after the start. */
const startMs = 3000
/** Milliseconds for one try to reach the server. */
const tryMs = 7000
/** Milliseconds between two tries. */
const pauseMs = 500

type Answer = CallAnswer<CallName>
type Step = { readonly path: '/call' | '/answer'; readonly body: object }

export type RelayOptions = {
  readonly client: Pick<WireClient, 'post' | 'get' | 'drop'>
  readonly connection: Pick<Connection, 'state' | 'reach' | 'refuse'>
  readonly acts: Pick<DeskActs, 'askSavePath' | 'confirm' | 'copySecret' | 'showFile'>
  readonly clock: Clock
  /** The sentence for a server that was joined and is of no use now. */
  readonly trouble: () => string | null
}

/** Answers calls by the server; never rejects. */
export type Relay = (name: CallName, args: unknown) => Promise<Answer>

const failureSchema = z.object({
  code: z.enum(borderFailureCodes),
  message: z.string(),
  fields: z.record(z.string(), z.string()).optional(),
  edits: z
    .array(
      z.object({
        by: z.object({ id: z.int(), name: z.string() }),
        description: z.string(),
        at: z.string(),
      }),
    )
    .optional(),
  version: z.int().optional(),
} satisfies Readonly<Record<keyof BorderFailure, z.ZodType>>)
const answerSchema = z.union([
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), failure: failureSchema }),
])
const replySchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('question'),
    ticket: z.string().max(64),
    question: questionSchema,
  }),
  z.object({
    kind: z.literal('answer'),
    answer: answerSchema,
    written: z
      .object({
        ticket: z.string().max(64),
        files: z.array(z.object({ path: z.string().max(4000), bytes: z.int().min(0) })),
      })
      .optional(),
  }),
])
type ReadReply = z.output<typeof replySchema>
type Finished = Extract<ReadReply, { kind: 'answer' }>

/** What came of a request: a reply, a failure for the window, or a ticket that is not known. */
type Delivered =
  | { readonly kind: 'reply'; readonly reply: ReadReply }
  | { readonly kind: 'failed'; readonly failure: BorderFailure }
  | { readonly kind: 'ticket-unknown' }

export function createRelay(options: RelayOptions): Relay {
  const { client, acts } = options
  return async (name, args) => {
    const first: Step = { path: '/call', body: { id: randomUUID(), name, args } }
    const isActing = calls[name].kind === 'acts'
    const delivery = createDelivery(options, isActing)
    /** What staff answered, so that a call that begins anew does not ask again. */
    const answered = new Map<string, Reaction>()
    let chosen: string | null = null
    let step: Step = first
    for (;;) {
      const got = await delivery(step)
      if (got.kind === 'failed') return fail(got.failure)
      if (got.kind === 'ticket-unknown') {
        if (step === first) return fail(refusal('not_found', 'The server has no such call.'))
        step = first
        continue
      }
      const { reply } = got
      if (reply.kind === 'answer') return finish(client, reply, chosen)
      const { question, ticket } = reply
      const key = JSON.stringify(question)
      const answer = answered.get(key) ?? (await answerQuestion(question, acts))
      answered.set(key, answer)
      if (question.kind === 'save-path' && typeof answer === 'string') chosen = answer
      step = { path: '/answer', body: { ticket, answer } }
    }
  }
}

/** Sends a step until there is a reply, or none can be had. The same step is done once. */
function createDelivery(
  { client, connection, clock, trouble }: RelayOptions,
  isActing: boolean,
): (step: Step) => Promise<Delivered> {
  /** Whether the call, or a part of it, may have arrived without being answered. */
  let mayBeDone = false
  const failed = (failure: BorderFailure): Delivered => ({ kind: 'failed', failure })
  const unreachable = (message: string) => failed(refusal('unreachable', message))

  function giveUp(): Delivered {
    if (mayBeDone) return unreachable(notKnown)
    const state = connection.state()
    if (isRefused()) return unreachable(trouble() ?? nothingSent)
    if (isActing) return unreachable(nothingSent)
    const since = state.kind === 'unreachable' ? state.since : clock.now()
    return unreachable(notReachedSince(since))
  }

  /** Whether the server refuses this device, which time alone does not mend. */
  const isRefused = () => {
    const state = connection.state()
    return state.kind === 'unreachable' && state.reason !== 'no-answer'
  }

  /** Waits until the server is reached, for so long at most. Tries once at least. */
  async function arrive(patienceMs: number): Promise<boolean> {
    const until = clock.now() + patienceMs
    for (;;) {
      if (await connection.reach(Math.max(until - clock.now(), tryMs))) return true
      if (isRefused() || clock.now() + pauseMs >= until) return false
      await wait(clock, pauseMs)
    }
  }

  return async step => {
    const begun = clock.now()
    const { kind } = connection.state()
    // what has been away for a while is asked for once; a reading call does not even wait for that
    const patienceMs = kind === 'unreachable' ? 0 : isActing ? leaveMs : startMs
    const isAway = kind === 'unreachable' && !isActing
    if (!mayBeDone && (isAway || !(await arrive(patienceMs)))) return giveUp()
    for (let tries = 1; ; tries += 1) {
      const got = await client.post(step.path, step.body)
      const judged = judge(got)
      if (judged.kind === 'refused') {
        connection.refuse(judged.refused)
        return giveUp()
      }
      if (judged.kind !== 'again') return judged
      if (isActing && judged.mayHaveArrived) mayBeDone = true
      const { afterMs } = judged
      const isPatient = isActing || afterMs !== null
      const left = begun + (mayBeDone ? knowMs : isPatient ? leaveMs : 0) - clock.now()
      // a connection that was kept may have been closed just then
      const isSecond = tries === 1 && connection.state().kind === 'connected'
      if (left <= 0 && !isSecond) return giveUp()
      const waitMs = afterMs ?? (tries === 1 ? 0 : pauseMs * 2 ** Math.min(tries - 2, 3))
      await wait(clock, Math.min(Math.max(left, 0), waitMs))
      if (!(await arrive(left)) && !mayBeDone) return giveUp()
    }
  }
}

/** `again`: no reply yet; `afterMs`: when the server wants to be asked again, if it said so. */
type Judged =
  | Delivered
  | { readonly kind: 'refused'; readonly refused: Refused }
  | {
      readonly kind: 'again'
      readonly mayHaveArrived: boolean
      readonly afterMs: number | null
    }

function judge(got: Answered | Failed): Judged {
  if (got.kind !== 'answered')
    return { kind: 'again', mayHaveArrived: got.kind === 'lost', afterMs: null }
  const { status, text } = got
  const refused = refusedOf(status, text)
  if (refused !== null) return { kind: 'refused', refused }
  const sentence = refusedSentences[status]
  if (sentence !== undefined)
    return { kind: 'failed', failure: refusal('invalid_input', sentence) }
  if (status === 404) return { kind: 'ticket-unknown' }
  if (status === 429)
    return { kind: 'again', mayHaveArrived: false, afterMs: retryAfterMs(got) }
  if (status !== 200) return { kind: 'again', mayHaveArrived: true, afterMs: null }
  const { data } = replySchema.safeParse(jsonOf(text))
  return data === undefined
    ? { kind: 'failed', failure: refusal('internal', oddAnswer) }
    : { kind: 'reply', reply: data }
}

const refusedSentences: Readonly<Record<number, string>> = {
  400: 'The server cannot read this.',
  413: 'This is more than one call can take.',
}
const oddAnswer =
  'The answer of the server cannot be read, so it is not known whether this was saved.'

function retryAfterMs({ headers }: Answered): number {
  const seconds = Number(headers['retry-after'] ?? 1)
  return Math.min(30, Number.isFinite(seconds) ? Math.max(seconds, 0.2) : 1) * 1000
}

/** Fetches the files of an answer; says which are missing. */
async function finish(
  client: RelayOptions['client'],
  { answer, written }: Finished,
  chosen: string | null,
): Promise<Answer> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the version and the contract are the server's, too
  const told = answer as Answer
  if (written === undefined || written.files.length === 0) return told
  const folder = `/files/${encodeURIComponent(written.ticket)}`
  if (chosen === null) return fail(missingFiles(written.files, 'No place was chosen for it.'))
  const { paths, missing } = await fetchFiles({
    files: written.files,
    chosen,
    get: index => client.get(`${folder}/${index}`),
  })
  const [first] = missing
  if (first !== undefined) {
    const names = missing.map(({ name }) => name).join(', ')
    return fail(refusal('storage', `${notHere(missing.length, names)} ${first.why} ${again}`))
  }
  void client.drop(folder)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same answer, with other paths in it
  return withPaths(told, paths) as Answer
}

const missingFiles = (files: readonly WireFile[], why: string): BorderFailure =>
  refusal(
    'storage',
    `${notHere(files.length, files.map(({ path }) => path).join(', '))} ${why}`,
  )

const notHere = (count: number, names: string): string =>
  count === 1 ? `A file is missing here: ${names}.` : `Files are missing here: ${names}.`
const again = 'Nothing was lost on the server: export again.'

/** The value with other paths where it names one of these. */
function withPaths(value: unknown, paths: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return paths.get(value) ?? value
  if (Array.isArray(value)) return value.map(one => withPaths(one, paths))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, withPaths(inner, paths)]),
  )
}
