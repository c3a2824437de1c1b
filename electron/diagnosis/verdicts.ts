import type { Verdict, VerdictAction } from '../../shared/diagnosis/diagnosis.ts'
import type { Evidence } from './evidence.ts'
import { canRetry } from './signs.ts'
import { lookTime } from './times.ts'

/** Looks for one cause in the evidence; null: it is not this one. */
export type Suspect = (evidence: Evidence) => Verdict | null

export function say(sentence: string, action: VerdictAction | null = null): Verdict {
  return { sentence, action }
}

/** A provider's words without the dot at their end, for use within a sentence. */
export function bare(detail: string): string {
  return detail.replace(/[.\s]+$/, '')
}

export const retry: VerdictAction = { kind: 'retry', label: 'Retry this domain' }

/** A verdict without an action: the sentence, and when it goes on by itself. */
export function wait(evidence: Evidence, sentence: string, until?: number | null): Verdict {
  const { engine, now } = evidence
  const at = until ?? engine.dueAt
  const label =
    at === null || at <= now
      ? 'Nothing to do: it goes on by itself.'
      : `Nothing to do: the next look is ${lookTime(at, now)}.`
  return say(sentence, { kind: 'wait', label })
}

/** The action "retry" where something failed, else "check now", which looks at all that waits. */
export function again(evidence: Evidence, label: string): VerdictAction {
  return { kind: canRetry(evidence) ? 'retry' : 'check-now', label }
}

export function settings(
  section: NonNullable<VerdictAction['section']>,
  label: string,
): VerdictAction {
  return { kind: 'open-settings', label, section }
}

export function support(who: string): VerdictAction {
  return { kind: 'contact-support', label: `Copy the report for ${who}` }
}

export function nameServersToCopy(wanted: readonly string[]): VerdictAction {
  return { kind: 'copy-nameservers', label: 'Copy the nameservers', text: wanted.join('\n') }
}
