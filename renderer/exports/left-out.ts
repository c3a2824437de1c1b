import type { LeftOutMailbox } from '../../shared/exports/contract.ts'
import { countOf } from '../../shared/text/count-of.ts'
import { numberText } from '../../shared/text/locale.ts'

const reasons: Record<LeftOutMailbox['reason'], string> = {
  'not-created': 'not created yet',
  removed: 'removed',
  extra: 'not in the order',
  'no-hosts': 'without known mail hosts',
  'password-lost': 'with a lost password',
  'password-purged': 'with a purged password',
}

/** What an export left out, by reason; '' when it left out nothing. */
export function leftOutLine(leftOut: readonly LeftOutMailbox[]): string {
  const parts = Object.entries(reasons).flatMap(([reason, words]) => {
    const found = leftOut.filter(one => one.reason === reason)
    const [first] = found
    if (first === undefined) return []
    return found.length === 1
      ? [`${first.email} (${words})`]
      : [`${numberText(found.length)} ${words}`]
  })
  return parts.length === 0
    ? ''
    : `Left out ${countOf(leftOut.length, 'mailbox', 'mailboxes')}: ${parts.join(', ')}.`
}

/** A warning about passwords that a spreadsheet takes for formulas; '' when there are none. */
export function passwordsLine(count: number): string {
  if (count === 0) return ''
  const [subject, object] =
    count === 1 ? ['password begins', 'it'] : ['passwords begin', 'them']
  return `${numberText(count)} ${subject} with a sign that spreadsheets take for a formula: open the file as text, or they change ${object}.`
}
