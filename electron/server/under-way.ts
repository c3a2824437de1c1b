import type { Question, Reply } from '../../shared/team/wire.ts'
import type { Clock } from '../scheduler/clock.ts'
import { newTicket, questionMs } from './request-scope.ts'

type Said = string | boolean | null

/** A call of a device between its coming and its answer. */
export type UnderWay = {
  readonly deviceId: number
  readonly argsHash: string
  /** Asks the desk; null: it was dismissed, or nobody answered in time. */
  ask(question: Question): Promise<Said>
  /** Takes what the desk said; a ticket that was answered before is passed over. */
  answered(ticket: string, said: Said): void
  /** Ends an open question as dismissed. */
  dismiss(): void
  isAsking(): boolean
  end(reply: Reply): void
  /** The open question, the answer, or whichever of the two comes next. */
  next(): Promise<Reply>
}

export type UnderWayOptions = Pick<UnderWay, 'deviceId' | 'argsHash'> & {
  readonly clock: Clock
  /** Called with the ticket of each question, before it is asked. */
  readonly onTicket: (ticket: string) => void
}

export function openUnderWay(options: UnderWayOptions): UnderWay {
  const { deviceId, argsHash, clock, onTicket } = options
  let open: {
    readonly ticket: string
    readonly question: Question
    readonly settle: (said: Said) => void
  } | null = null
  let reply: Reply | null = null
  let waiting: (() => void)[] = []

  function changed(): void {
    const all = waiting
    waiting = []
    for (const tell of all) tell()
  }

  return {
    deviceId,
    argsHash,
    ask(question) {
      const ticket = newTicket()
      onTicket(ticket)
      return new Promise(resolve => {
        const settle = (said: Said) => {
          cancel()
          open = null
          resolve(said)
        }
        const cancel = clock.after(questionMs, () => settle(null))
        open = { ticket, question, settle }
        changed()
      })
    },
    answered(ticket, said) {
      if (open?.ticket === ticket) open.settle(said)
    },
    dismiss: () => open?.settle(null),
    isAsking: () => open !== null,
    end(last) {
      reply = last
      changed()
    },
    async next() {
      for (;;) {
        if (reply !== null) return reply
        if (open !== null)
          return { kind: 'question', ticket: open.ticket, question: open.question }
        await new Promise<void>(resolve => void waiting.push(resolve))
      }
    },
  }
}
