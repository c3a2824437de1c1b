import type { Check, CheckState, Verdict } from '../../shared/diagnosis/diagnosis.ts'
import { exactTime } from './times.ts'

const stateWords: Record<CheckState, string> = {
  good: 'good',
  waiting: 'waiting',
  bad: 'wrong',
  unknown: 'not known',
}

export type ReportInput = {
  readonly domain: string
  readonly orderId: number
  readonly at: number
  readonly checks: readonly Check[]
  readonly verdict: Verdict
}

/** A diagnosis as plain text, for a ticket to Mailin or a registrar. */
export function writeReport({ domain, orderId, at, checks, verdict }: ReportInput): string {
  const lines = [
    `${domain}: why is it stuck`,
    `Order ${orderId}, checked ${exactTime(at)}`,
    '',
    verdict.sentence,
    '',
    ...checks.flatMap(check => [
      `${check.title}: ${stateWords[check.state]} (${exactTime(Date.parse(check.at))})`,
      `  ${check.finding}`,
      ...list('found', check.seen),
      ...list('expected', check.expected),
    ]),
  ]
  return `${lines.join('\n')}\n`
}

function list(title: string, values: readonly string[] | undefined): readonly string[] {
  if (values === undefined) return []
  return [`  ${title}: ${values[0] ?? 'none'}`, ...values.slice(1).map(value => `    ${value}`)]
}
