import type { ParsedArgs } from '../../shared/border/calls.ts'
import type { BorderFailure } from '../../shared/border/failure.ts'
import { refusal } from '../border/refusal.ts'
import type { Named, Outlook } from './read-mailboxes.ts'

export const namedAddresses = 10

type Asked = Pick<ParsedArgs<'exports.write'>, 'onlyNew' | 'leaveOutHostless'>

/**
 * Why an export is not begun; null: it can be. `countPurged` says how many of the chosen
 * passwords were purged, and is asked only where that explains it.
 */
export function whyNot(
  asked: Asked,
  { hasAny, hostless, lost }: Outlook,
  countPurged: () => number,
): BorderFailure | null {
  if (!hasAny && hostless.count === 0) return nothingToExport(asked, lost, countPurged())
  if (hostless.count > 0 && (asked.leaveOutHostless !== true || !hasAny))
    return hostsMissing(hostless)
  return null
}

export function nothingToExport(
  { onlyNew }: Asked,
  lost: Named,
  purged: number,
): BorderFailure {
  if (lost.count > 0)
    return refusal(
      'not_applicable',
      `The passwords of ${inWords(lost)} cannot be opened any more, so there is nothing to export. Set new ones at the mail provider and enter them here.`,
    )
  if (onlyNew !== true && purged > 0)
    return refusal(
      'not_applicable',
      `The passwords of ${purged === 1 ? 'this mailbox were' : `these ${purged} mailboxes were`} purged after an export, so there is nothing to export: the file of that export holds them.`,
    )
  return refusal(
    'not_applicable',
    onlyNew === true
      ? 'Every mailbox that exists was exported before.'
      : 'None of these mailboxes exists at Mailin yet.',
  )
}

function hostsMissing(hostless: Named): BorderFailure {
  const message = `Mail hosts or ports are unknown for ${inWords(hostless)}. Set default hosts and ports in Settings.`
  return refusal('not_applicable', message, { hosts: message })
}

/** The first addresses, and how many more there are. */
function inWords({ count, first }: Named): string {
  const named = first.slice(0, namedAddresses)
  const more = count > named.length ? ` and ${count - named.length} more` : ''
  return `${named.join(', ')}${more}`
}
