import type { LetterStatus, Overtaking } from '../../shared/letters/letter.ts'
import type {
  ActionType,
  AutomationStatus,
  NameServerStatus,
  Stage,
  TransferStatus,
  WaitReason,
  WorkStage,
} from '../../shared/orders/domain.ts'
import {
  type DraftCause,
  type HostingPlatform,
  type OrderStatus,
  orderStatusNames,
} from '../../shared/orders/order.ts'
import { registrarTitles } from '../../shared/registrars/catalogue.ts'
import type { ExportFormat, Mode } from '../../shared/settings/settings.ts'
import { numberText } from '../../shared/text/locale.ts'
import type { Meaning } from '../ui/palette.ts'

// What staff read for every stored word. Failures have files of their own: failure-text.ts, border-failure-text.ts.

export type Word = { readonly words: string; readonly meaning: Meaning }

export const orderStatusWords: Record<OrderStatus, Word> = {
  draft: { words: orderStatusNames.draft, meaning: 'draft' },
  pending: { words: orderStatusNames.pending, meaning: 'waiting' },
  'in-progress': { words: orderStatusNames['in-progress'], meaning: 'running' },
  completed: { words: orderStatusNames.completed, meaning: 'done' },
  reject: { words: orderStatusNames.reject, meaning: 'failed' },
  cancelled: { words: orderStatusNames.cancelled, meaning: 'cancelled' },
}

export const draftCauseWords: Record<DraftCause, string> = {
  saved: 'Saved, not submitted yet',
  nameservers: 'Set back to draft: nameservers could not be set',
}

export const stageWords: Record<Stage, string> = {
  lookup: 'Look-up',
  transfer: 'Transfer',
  nameservers: 'Nameservers',
  activation: 'Activation',
  mailboxes: 'Mailboxes',
  done: 'Done',
}

/** What happens right now, while a domain is worked on in a stage. */
export const doingWords: Record<WorkStage, string> = {
  lookup: 'Looking it up at Mailin',
  transfer: 'Asking Mailin to transfer it',
  nameservers: 'Setting the nameservers',
  activation: 'Checking the activation',
  mailboxes: 'Creating the mailboxes',
}

/** What a domain is about to do, when nothing holds it. */
export const nextWords: Record<WorkStage, string> = {
  lookup: 'Next in line for look-up',
  transfer: 'Next in line for transfer',
  nameservers: 'Next in line for nameservers',
  activation: 'Next in line for activation',
  mailboxes: 'Next in line for mailboxes',
}

/** `next` is written before the time of the next attempt. */
export const waitWords: Record<WaitReason, { readonly words: string; readonly next: string }> =
  {
    activation: { words: 'Waiting for activation', next: 'next check in' },
    job: { words: 'Mailin is creating the mailboxes', next: 'next check in' },
    ids: { words: 'Waiting for Mailin to list the mailboxes', next: 'next check in' },
    'nameserver-list': {
      words: 'Waiting for nameservers from Mailin',
      next: 'next check in',
    },
    quota: { words: 'Waiting for quota', next: 'until' },
    account: { words: 'Waiting for the Mailin account', next: 'next try in' },
    backoff: { words: 'Waiting to try again', next: 'next try in' },
    'slow-clock': { words: 'Waiting for a correction', next: 'next try in' },
  }

export const transferStatusWords: Record<TransferStatus, Word> = {
  pending: { words: 'Under way', meaning: 'running' },
  completed: { words: 'Completed', meaning: 'done' },
  failed: { words: 'Refused', meaning: 'failed' },
}

export const nameServerStatusWords: Record<NameServerStatus | 'none', Word> = {
  none: { words: 'Not set yet', meaning: 'waiting' },
  updated: { words: 'Set', meaning: 'done' },
  failed: { words: 'Not accepted', meaning: 'person' },
}

export const automationStatusWords: Record<AutomationStatus, Word> = {
  pending: { words: 'Under way', meaning: 'running' },
  completed: { words: 'Completed', meaning: 'done' },
  failed: { words: 'Failed', meaning: 'failed' },
}

export const actionTypeWords: Record<ActionType, string> = {
  domain: 'Transfer',
  mailbox: 'Mailboxes',
}

export const platformWords: Record<HostingPlatform, string> = {
  ...registrarTitles,
  other: 'Another registrar',
}

export const letterStatusWords: Record<LetterStatus, Word> = {
  waiting: { words: 'Waiting', meaning: 'waiting' },
  held: { words: 'Held for review', meaning: 'person' },
  sending: { words: 'Sending', meaning: 'running' },
  sent: { words: 'Sent', meaning: 'done' },
  failed: { words: 'Not sent', meaning: 'failed' },
  discarded: { words: 'Discarded', meaning: 'cancelled' },
  withdrawn: { words: 'Withdrawn', meaning: 'cancelled' },
}

/** What has happened since to the order of a letter that has not left. */
export const overtakingWords: Record<Overtaking, string> = {
  completed: 'The order has been completed since.',
  cancelled: 'The order has been cancelled since.',
  rejected: 'The order has been rejected since.',
  resubmitted: 'The order has been resubmitted since.',
  moved: 'The order has moved on since.',
  told: 'A later letter tells more.',
}

export const mailboxWords = {
  created: { words: 'Created', meaning: 'done' },
  asked: { words: 'Asked for', meaning: 'running' },
  planned: { words: 'Planned', meaning: 'waiting' },
  stopped: { words: 'Not created', meaning: 'person' },
  dropped: { words: 'Not created', meaning: 'cancelled' },
  byHand: { words: 'Entered by hand', meaning: 'done' },
  extra: { words: 'Not in the order', meaning: 'draft' },
  removing: { words: 'Being removed', meaning: 'running' },
  removed: { words: 'Removed', meaning: 'cancelled' },
} as const satisfies Record<string, Word>

export const modeWords: Record<Mode, string> = { practice: 'Practice', live: 'Live' }

export const exportFormatWords: Record<ExportFormat, string> = {
  generic: 'Generic CSV',
  instantly: 'Instantly',
  smartlead: 'Smartlead',
  emailbison: 'EmailBison',
  plusvibe: 'PlusVibe',
  'private-smtp': 'Private SMTP',
}

/** "1 domain", "12 domains" */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${numberText(count)} ${count === 1 ? one : many}`
}
