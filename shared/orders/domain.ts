/** The walk of one order domain. Stored; the order of the words is the order of the walk. */
export const stages = [
  'lookup',
  'transfer',
  'nameservers',
  'activation',
  'mailboxes',
  'done',
] as const
export type Stage = (typeof stages)[number]
export type WorkStage = Exclude<Stage, 'done'>

/**
 * How an order domain stands in its stage. Stored.
 * `halted`: no clock can mend it, a person must. `finished` exactly when the stage is `done`.
 * `superseded`: left by resubmission, cancelled or rejected.
 */
export const domainStates = ['due', 'running', 'halted', 'finished', 'superseded'] as const
export type DomainState = (typeof domainStates)[number]

/** What a `due` order domain waits for; absent: its lane. Stored. */
export const waitReasons = [
  'activation',
  'job',
  'ids',
  'nameserver-list',
  'quota',
  'account',
  'backoff',
  'slow-clock',
] as const
export type WaitReason = (typeof waitReasons)[number]

/** `domain_transfers.status` of the flow document. */
export const transferStatuses = ['pending', 'completed', 'failed'] as const
export type TransferStatus = (typeof transferStatuses)[number]

/** `domain_transfers.name_server_status` of the flow document; null until the first answer. */
export const nameServerStatuses = ['updated', 'failed'] as const
export type NameServerStatus = (typeof nameServerStatuses)[number]

/** `order_automations.status` of the flow document. */
export const automationStatuses = ['pending', 'completed', 'failed'] as const
export type AutomationStatus = (typeof automationStatuses)[number]

/** `domain` for a transfer, `mailbox` for a batch of mailboxes. */
export const actionTypes = ['domain', 'mailbox'] as const
export type ActionType = (typeof actionTypes)[number]
