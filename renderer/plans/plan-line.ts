import type { PlanRow } from '../../shared/plans/plan.ts'
import { countOf } from '../../shared/text/count-of.ts'
import { numberText } from '../../shared/text/locale.ts'

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
