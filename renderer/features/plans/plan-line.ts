import { numberText } from '../../../shared/locale.ts'
import type { PlanRow } from '../../../shared/plan.ts'
import { countOf } from '../../words.ts'

/** "10 to 50 mailboxes"; undefined when the plan takes any size. */
export function limitWords({
  minInboxes: least,
  maxInboxes: most,
}: PlanRow): string | undefined {
  if (least !== undefined && most !== undefined)
    return `${numberText(least)} to ${countOf(most, 'mailbox', 'mailboxes')}`
  if (least !== undefined) return `from ${countOf(least, 'mailbox', 'mailboxes')}`
  return most === undefined ? undefined : `up to ${countOf(most, 'mailbox', 'mailboxes')}`
}
