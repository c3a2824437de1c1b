import type { AttentionCause, AttentionCount } from '../../shared/attention/attention.ts'
import { attentionCauses } from '../../shared/attention/attention.ts'
import { countOf } from '../../shared/text/count-of.ts'

/** Each cause in a few words, as part of a list of them. */
const causeWords: Record<AttentionCause, (count: number) => string> = {
  'work-stopped': () => 'work is held up',
  'mail-stopped': () => 'letters cannot leave',
  'database-damaged': () => 'the database is damaged',
  'backup-failed': () => 'no backup was made',
  'letters-refused': count => `${countOf(count, 'letter')} not sent`,
  'letters-held': count => `${countOf(count, 'letter')} held`,
  'letters-behind-logins': count => `${countOf(count, 'letter')} behind logins`,
  'orders-pending': count => countOf(count, 'pending order'),
}

/** "2 domains, letters cannot leave" */
export function attentionWords({ domains, causes }: AttentionCount): string {
  const others = attentionCauses
    .filter(cause => causes[cause] > 0)
    .map(cause => causeWords[cause](causes[cause]))
  const all = domains > 0 ? [countOf(domains, 'domain'), ...others] : others
  return all.length === 0 ? 'nothing' : all.join(', ')
}
