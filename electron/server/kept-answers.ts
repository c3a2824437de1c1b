import { type Database, write } from '../../db/core/database.ts'
import {
  addRequest,
  dropOldRequests,
  findRequest,
  noteAnswer,
  type RequestKey,
} from '../../db/team/requests.ts'
import {
  type CallAnswer,
  type CallName,
  calls,
  hasSecret,
  isRepeatable,
} from '../../shared/border/calls.ts'
import { fail } from '../../shared/border/result.ts'
import { dayMs, hourMs } from '../../shared/text/duration.ts'
import { refusal } from '../border/refusal.ts'
import type { Clock } from '../scheduler/clock.ts'

type Answer = CallAnswer<CallName>
export type KeptRequest = RequestKey & { readonly name: string; readonly argsHash: string }

/** Characters of JSON; a longer answer is not stored. */
const longestStored = 1_000_000

export const otherRequest = fail(
  refusal('conflict', 'This request was sent before with other contents. Nothing was done.'),
)
const unknownOutcome = fail(
  refusal(
    'unknown_outcome',
    'It is not known whether this was saved, because the server stopped in the middle of it.',
  ),
)
const notKept = fail(
  refusal('unknown_outcome', 'This was done before. What it answered is not kept.'),
)

/** Which requests of devices were done, and what was answered. */
export type KeptAnswers = {
  /** The answer of a request that came before; null: it is new, and noted as under way. */
  begin(request: KeptRequest): Answer | null
  /** `isStored` false: something belongs to the answer that is not stored, such as its files. */
  finish(request: KeptRequest, answer: Answer, isStored: boolean): void
}

/** `db`: asked for each time, as a restore replaces it. */
export function openKeptAnswers(db: () => Database, clock: Clock): KeptAnswers {
  let tidiedAt = 0

  return {
    begin(request) {
      if (!isKept(request.name)) return null
      const now = clock.now()
      return write(db(), tx => {
        if (now - tidiedAt > hourMs) {
          tidiedAt = now
          dropOldRequests(tx, now)
        }
        const found = findRequest(tx, request)
        const before = found !== undefined && found.createdAt > now - dayMs ? found : undefined
        if (before === undefined) {
          if (found !== undefined) dropOldRequests(tx, now)
          addRequest(tx, request, now)
          return null
        }
        if (before.argsHash !== request.argsHash) return otherRequest
        if (before.answeredAt === null) return unknownOutcome
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- stored by `finish`
        return before.answer === null ? notKept : (JSON.parse(before.answer) as Answer)
      })
    },
    finish(request, answer, isStored) {
      if (!isKept(request.name)) return
      const text = isStored && isStorable(request.name) ? JSON.stringify(answer) : null
      const stored = text !== null && text.length <= longestStored ? text : null
      write(db(), tx => noteAnswer(tx, request, stored, clock.now()))
    },
  }
}

const isCall = (name: string): name is CallName => Object.hasOwn(calls, name)
/** Whether it is remembered that it was done. A name that is no call is refused each time. */
export const isKept = (name: string) => isCall(name) && !isRepeatable(name)
/** Whether its answer may be written into the database. */
export const isStorable = (name: string) => isCall(name) && !hasSecret(name)
