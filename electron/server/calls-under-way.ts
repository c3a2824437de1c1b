import type { CallAnswer, CallName } from '../../shared/border/calls.ts'
import { fail } from '../../shared/border/result.ts'
import type { Question, Reply } from '../../shared/team/wire.ts'
import { type Answer, refusalOf } from '../border/answer.ts'
import type { Clock } from '../scheduler/clock.ts'
import { markOf } from '../team/secrets.ts'
import {
  isKept,
  isStorable,
  type KeptAnswers,
  type KeptRequest,
  otherRequest,
} from './kept-answers.ts'
import { type Asker, inScope } from './request-scope.ts'
import { openUnderWay, type UnderWay } from './under-way.ts'
import type { WrittenFiles } from './written-files.ts'

/** Milliseconds for which an answer stays in memory, as the connection may have died before it. */
const keptMs = { plain: 60_000, withFiles: 15 * 60_000, withSecret: 60 * 60_000 } as const

export type CallsUnderWayOptions = {
  readonly answer: Answer
  readonly kept: KeptAnswers
  readonly files: WrittenFiles
  readonly clock: Clock
  /** Resolves when a database is open. */
  readonly whenOpen: () => Promise<void>
  readonly reportBug: (error: unknown) => void
}

export type Called = { readonly id: string; readonly name: string; readonly args?: unknown }

/** Calls of devices from their coming to their answer, with what they ask the desk between. */
export type CallsUnderWay = {
  /** Answers a call, or joins the one that came before with the same id. */
  call(asker: Asker, token: string, called: Called): Promise<Reply>
  /** Goes on with a call that asked something; null: there is no such question for this device. */
  answered(asker: Asker, ticket: string, answer: string | boolean | null): Promise<Reply> | null
  /** Ends what waits for devices that may not any more. */
  endOf(isMeant: (deviceId: number) => boolean): void
  /** Ends what waits for desks. Resolves when all is answered, at the latest after `ms`. */
  stop(ms: number): Promise<void>
}

export function createCallsUnderWay(options: CallsUnderWayOptions): CallsUnderWay {
  const { answer, kept, files, clock, whenOpen, reportBug } = options
  const all = new Map<string, UnderWay>()
  const byTicket = new Map<string, UnderWay>()
  const endings = new Set<Promise<void>>()
  let isStopping = false

  function begin(key: string, asker: Asker, request: KeptRequest, args: unknown): UnderWay {
    const { deviceId } = asker
    const tickets: string[] = []
    const one = openUnderWay({
      deviceId,
      argsHash: request.argsHash,
      clock,
      onTicket(ticket) {
        tickets.push(ticket)
        byTicket.set(ticket, one)
      },
    })
    function forget(): void {
      if (all.get(key) === one) all.delete(key)
      for (const ticket of tickets) byTicket.delete(ticket)
    }
    all.set(key, one)
    const ending = run(one, asker, request, args)
      .catch((error: unknown) => answerOf(fail(refusalOf(error, reportBug))))
      .then(reply => {
        one.end(reply)
        endings.delete(ending)
        const ms = keptFor(request.name, reply)
        if (ms === 0) return forget()
        clock.after(ms, forget)
        return undefined
      })
    endings.add(ending)
    return one
  }

  async function run(
    one: UnderWay,
    asker: Asker,
    request: KeptRequest,
    args: unknown,
  ): Promise<Reply> {
    await whenOpen()
    const before = kept.begin(request)
    if (before !== null) return answerOf(before)
    const written = files.begin(asker.deviceId)
    const ask = (question: Question) => (isStopping ? Promise.resolve(null) : one.ask(question))
    const answered = await inScope({ asker, ask, written }, () =>
      answer(asker.staff, request.name, args),
    )
    const made = written.finish()
    keep(request, answered, made === null)
    return made === null ? answerOf(answered) : { ...answerOf(answered), written: made }
  }

  /** Notes the answer. What was done stays done, so a disk that takes no note changes no answer. */
  function keep(request: KeptRequest, answered: CallAnswer<CallName>, isStored: boolean) {
    try {
      kept.finish(request, answered, isStored)
    } catch (error) {
      refusalOf(error, reportBug)
    }
  }

  const endQuestions = (isMeant: (one: UnderWay) => boolean) => {
    for (const one of all.values()) if (isMeant(one)) one.dismiss()
  }

  return {
    async call(asker, token, { id, name, args }) {
      const { deviceId } = asker
      const argsHash = markOf(token, name, args)
      const key = `${deviceId} ${id}`
      const before = all.get(key)
      if (before !== undefined && before.argsHash !== argsHash) return answerOf(otherRequest)
      const request = { deviceId, requestId: id, name, argsHash }
      return (before ?? begin(key, asker, request, args)).next()
    },
    answered({ deviceId }, ticket, said) {
      const one = byTicket.get(ticket)
      if (one?.deviceId !== deviceId) return null
      // an answer that comes again gets what followed it
      one.answered(ticket, said)
      return one.next()
    },
    endOf: isMeant => endQuestions(one => one.isAsking() && isMeant(one.deviceId)),
    async stop(ms) {
      isStopping = true
      endQuestions(() => true)
      let cancel = () => {}
      const timeout = new Promise<void>(resolve => {
        cancel = clock.after(ms, resolve)
      })
      await Promise.race([Promise.all(endings), timeout])
      cancel()
    },
  }
}

const answerOf = (answer: CallAnswer<CallName>) => ({ kind: 'answer', answer }) as const

function keptFor(name: string, reply: Reply): number {
  if (!isKept(name)) return 0
  if (!isStorable(name)) return keptMs.withSecret
  return reply.kind === 'answer' && reply.written !== undefined
    ? keptMs.withFiles
    : keptMs.plain
}
