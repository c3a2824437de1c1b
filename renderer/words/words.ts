import {
  type LetterStatus,
  letterStatusNames,
  type Overtaking,
} from '../../shared/letters/letter.ts'
import { type MailboxState, mailboxStateNames } from '../../shared/mailboxes/mailbox-state.ts'
import {
  type ActionType,
  type AutomationStatus,
  type NameServerStatus,
  nameServerStatusNames,
  type Stage,
  stageNames,
  type TransferStatus,
  type WaitReason,
  type WorkStage,
  waitNames,
} from '../../shared/orders/domain.ts'
import {
  type DraftCause,
  type HostingPlatform,
  type OrderStatus,
  orderStatusNames,
  platformNames,
} from '../../shared/orders/order.ts'
import type { Mode } from '../../shared/settings/settings.ts'
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
  nameservers: 'Nameservers of some domains could not be set; the other domains go on',
}

export const stageWords: Record<Stage, string> = stageNames

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
    activation: { words: waitNames.activation, next: 'next check in' },
    job: { words: waitNames.job, next: 'next check in' },
    ids: { words: waitNames.ids, next: 'next check in' },
    'nameserver-list': {
      words: waitNames['nameserver-list'],
      next: 'next check in',
    },
    quota: { words: waitNames.quota, next: 'until' },
    account: { words: waitNames.account, next: 'next try in' },
    backoff: { words: waitNames.backoff, next: 'next try in' },
    'slow-clock': { words: waitNames['slow-clock'], next: 'next try in' },
  }

export const transferStatusWords: Record<TransferStatus, Word> = {
  pending: { words: 'Under way', meaning: 'running' },
  completed: { words: 'Completed', meaning: 'done' },
  failed: { words: 'Refused', meaning: 'failed' },
}

export const nameServerStatusWords: Record<NameServerStatus | 'none', Word> = {
  none: { words: nameServerStatusNames.none, meaning: 'waiting' },
  updated: { words: nameServerStatusNames.updated, meaning: 'done' },
  failed: { words: nameServerStatusNames.failed, meaning: 'person' },
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

export const platformWords: Record<HostingPlatform, string> = platformNames

export const letterStatusWords: Record<LetterStatus, Word> = {
  waiting: { words: letterStatusNames.waiting, meaning: 'waiting' },
  held: { words: letterStatusNames.held, meaning: 'person' },
  sending: { words: letterStatusNames.sending, meaning: 'running' },
  sent: { words: letterStatusNames.sent, meaning: 'done' },
  failed: { words: letterStatusNames.failed, meaning: 'failed' },
  discarded: { words: letterStatusNames.discarded, meaning: 'cancelled' },
  withdrawn: { words: letterStatusNames.withdrawn, meaning: 'cancelled' },
}

/** What has happened since to the order of a letter that has not left. */
export const overtakingWords: Record<Overtaking, string> = {
  completed: 'The order has been completed since.',
  cancelled: 'The order has been cancelled since.',
  rejected: 'The order has been rejected since.',
  resubmitted: 'The order has been resubmitted since.',
  moved: 'The order has moved on since.',
  told: 'A later letter tells more.',
  news: 'More has happened since its words were edited.',
}

export const mailboxWords: Record<MailboxState, Word> = {
  created: { words: mailboxStateNames.created, meaning: 'done' },
  asked: { words: mailboxStateNames.asked, meaning: 'running' },
  planned: { words: mailboxStateNames.planned, meaning: 'waiting' },
  stopped: { words: mailboxStateNames.stopped, meaning: 'person' },
  dropped: { words: mailboxStateNames.dropped, meaning: 'cancelled' },
  byHand: { words: mailboxStateNames.byHand, meaning: 'done' },
  extra: { words: mailboxStateNames.extra, meaning: 'draft' },
  removing: { words: mailboxStateNames.removing, meaning: 'running' },
  removed: { words: mailboxStateNames.removed, meaning: 'cancelled' },
}

export const modeWords: Record<Mode, string> = { practice: 'Practice', live: 'Live' }
