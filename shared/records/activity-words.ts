import { capital } from '../text/capital.ts'
import type { ActivityKind } from './activity.ts'

/** What staff read for an action, and what it means to them; null: nothing but that it happened. */
export type ActivityWord = {
  readonly words: string
  readonly meaning: 'done' | 'person' | 'failed' | 'cancelled' | null
}

// actions are an open list: what an older version stored is still read
const known: Readonly<Record<string, ActivityWord>> = {
  mailin_ai_order_status_in_progress: { words: 'Order submitted', meaning: null },
  mailin_ai_panel_assignment_skipped: { words: 'Boxwright takes the order', meaning: null },
  mailin_ai_order_completed: { words: 'Order completed', meaning: 'done' },
  mailin_ai_order_set_to_draft: { words: 'Set back to draft', meaning: 'person' },
  mailin_ai_order_rejected: { words: 'Order rejected', meaning: 'failed' },
  mailin_ai_order_cancelled: { words: 'Order cancelled', meaning: 'cancelled' },
  mailin_ai_order_stalled: { words: 'No movement', meaning: 'person' },
  mailin_ai_domain_transfer_initiated: { words: 'Transfer started', meaning: null },
  mailin_ai_domain_transfer_completed: { words: 'Domain active', meaning: 'done' },
  mailin_ai_domain_sent_again: { words: 'Transferred again', meaning: null },
  mailin_ai_domain_stuck: { words: 'Domain needs a person', meaning: 'person' },
  mailin_ai_nameservers_set_again: { words: 'Nameservers set again', meaning: null },
  mailin_ai_job_silent: { words: 'Job does not answer', meaning: null },
  mailin_ai_domain_transfer_failed: { words: 'Transfer refused', meaning: 'person' },
  mailin_ai_nameservers_updated: { words: 'Nameservers set', meaning: 'done' },
  mailin_ai_nameservers_failed: { words: 'Nameservers not set', meaning: 'person' },
  mailin_ai_mailboxes_dispatched: { words: 'Mailboxes asked for', meaning: null },
  mailin_ai_mailboxes_created: { words: 'Mailboxes created', meaning: 'done' },
  mailin_ai_mailboxes_failed: { words: 'Mailboxes not created', meaning: 'person' },
  mailin_ai_mailbox_removed: { words: 'Mailbox removed', meaning: 'cancelled' },
  order_saved: { words: 'Draft saved', meaning: null },
  order_pending: { words: 'Order submitted', meaning: null },
  order_status_by_hand: { words: 'Status set by hand', meaning: null },
  billing_changed: { words: 'Billing changed', meaning: null },
  due_date_set: { words: 'Due date set', meaning: null },
  due_date_cleared: { words: 'Due date cleared', meaning: null },
  nameservers_set_by_hand: { words: 'Nameservers by hand', meaning: 'done' },
  prefixes_changed: { words: 'Prefixes changed', meaning: null },
  domain_replaced: { words: 'Domain replaced', meaning: null },
  mailboxes_entered: { words: 'Mailboxes entered', meaning: 'done' },
  entered_mailbox_removed: { words: 'Entered mailbox removed', meaning: null },
  entered_mailbox_restored: { words: 'Entered mailbox put back', meaning: null },
  credentials_handed_over: { words: 'Credentials handed over', meaning: null },
  mailboxes_exported: { words: 'Mailboxes exported', meaning: null },
  password_revealed: { words: 'Password shown', meaning: null },
  password_entered: { words: 'Password entered anew', meaning: 'done' },
  passwords_purged: { words: 'Passwords purged', meaning: null },
  registrar_keys_forgotten: { words: 'Registrar keys forgotten', meaning: null },
  registrar_keys_replaced: { words: 'Registrar keys replaced', meaning: 'done' },
  password_copied: { words: 'Password copied', meaning: null },
  letter_sent: { words: 'Letter sent', meaning: null },
  letter_failed: { words: 'Letter not sent', meaning: 'person' },
  letter_released: { words: 'Letter released', meaning: null },
  letter_edited: { words: 'Letter edited', meaning: null },
  letter_discarded: { words: 'Letter discarded', meaning: null },
  letter_put_back: { words: 'Letter put back', meaning: null },
  letter_sent_again: { words: 'Letter sent again', meaning: null },
  letter_withdrawn: { words: 'Letter withdrawn', meaning: null },
  note_added: { words: 'Note added', meaning: null },
  note_changed: { words: 'Note changed', meaning: null },
  note_deleted: { words: 'Note deleted', meaning: null },
  note_restored: { words: 'Note put back', meaning: null },
  customer_deleted: { words: 'Customer deleted', meaning: null },
  customers_merged: { words: 'Customers made one', meaning: null },
  customers_separated: { words: 'Customers separated', meaning: null },
  retried: { words: 'Retried', meaning: null },
}

/** Of actions whose stored description is in the words of another system: what staff read instead. */
const instead: Readonly<Record<string, string>> = {
  mailin_ai_panel_assignment_skipped:
    'Boxwright sets this order up: nobody has to be assigned.',
}

/** The particulars of an activity, as staff read them. */
export const activityText = ({
  action,
  description,
}: {
  readonly action: string
  readonly description: string
}): string => instead[action] ?? description

/** What staff read for an action; an unknown one is read as it is stored. */
export function activityWord(action: string): ActivityWord {
  const plain = action.replace(/^mailin_ai_/, '').replaceAll('_', ' ')
  return known[action] ?? { words: capital(plain), meaning: null }
}

export const activityKindWords: Record<ActivityKind, string> = {
  trouble: 'What needed a person',
  orders: 'Orders and their status',
  domains: 'Transfers, nameservers',
  mailboxes: 'Mailboxes',
  passwords: 'Passwords, keys, exports',
  letters: 'Letters',
  notes: 'Notes',
}
