import type { Stage, WaitReason } from '../orders/domain.ts'
import type { EngineFailureCode, FailureSource } from './failure.ts'

/** What the words for a failure follow from, beside its code. */
export type Cause = {
  readonly provider: FailureSource
  readonly ip?: string
  /** The stage of the domain: a refusal means something else at each. */
  readonly stage?: Stage
  /** What the domain waits for, when it goes on by itself. */
  readonly reason?: WaitReason
  /** Whether the order can be edited as it stands. */
  readonly isEditable?: boolean
  /** Number of our order whose mailbox has the wanted address. */
  readonly otherOrder?: number
}

/** The cause of a domain's failure. */
export function causeOf({ failure, stage, reason }: FailedDomain): Cause {
  return { ...failure, stage, ...(reason !== undefined && { reason }) }
}

type FailedDomain = {
  readonly failure: Pick<Cause, 'provider' | 'ip' | 'otherOrder'>
  readonly stage: Stage
  readonly reason?: WaitReason | undefined
}

/** A text that is equal for failures that the same act would mend. */
export function causeKey(code: EngineFailureCode, cause: Cause): string {
  const { provider, ip = '', stage, reason, otherOrder = '' } = cause
  const where =
    code === 'invalid_input' ? (stage ?? '') : code === 'overdue' ? (reason ?? '') : ''
  return `${code} ${provider} ${ip} ${where} ${otherOrder}`
}
