/** What staff look for among all that happened. */
export const activityKinds = [
  'trouble',
  'orders',
  'domains',
  'mailboxes',
  'passwords',
  'letters',
  'notes',
] as const
export type ActivityKind = (typeof activityKinds)[number]

/** The stored actions of each kind; one may be of two, such as an order that stands still. */
export const actionsOf: Record<ActivityKind, readonly string[]> = {
  trouble: [
    'mailin_ai_order_set_to_draft',
    'mailin_ai_order_stalled',
    'mailin_ai_domain_stuck',
    'mailin_ai_domain_transfer_failed',
    'mailin_ai_nameservers_failed',
    'mailin_ai_mailboxes_failed',
    'letter_failed',
  ],
  orders: [
    'mailin_ai_order_status_in_progress',
    'mailin_ai_panel_assignment_skipped',
    'mailin_ai_order_completed',
    'mailin_ai_order_set_to_draft',
    'mailin_ai_order_rejected',
    'mailin_ai_order_cancelled',
    'mailin_ai_order_stalled',
    'order_saved',
    'order_pending',
    'order_status_by_hand',
    'retried',
  ],
  domains: [
    'mailin_ai_domain_transfer_initiated',
    'mailin_ai_domain_transfer_completed',
    'mailin_ai_domain_transfer_failed',
    'mailin_ai_domain_sent_again',
    'mailin_ai_domain_stuck',
    'mailin_ai_nameservers_updated',
    'mailin_ai_nameservers_set_again',
    'mailin_ai_nameservers_failed',
    'nameservers_set_by_hand',
    'domain_replaced',
  ],
  mailboxes: [
    'mailin_ai_mailboxes_dispatched',
    'mailin_ai_mailboxes_created',
    'mailin_ai_mailboxes_failed',
    'mailin_ai_job_silent',
    'mailin_ai_mailbox_removed',
    'mailboxes_entered',
    'entered_mailbox_removed',
    'entered_mailbox_restored',
  ],
  passwords: [
    'password_revealed',
    'password_copied',
    'password_entered',
    'mailboxes_exported',
    'passwords_purged',
    'registrar_keys_forgotten',
  ],
  letters: ['letter_sent', 'letter_failed', 'letter_withdrawn'],
  notes: ['note_added', 'note_changed', 'note_deleted', 'note_restored'],
}
