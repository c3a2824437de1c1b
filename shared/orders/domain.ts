/** The stages of an order domain, in their order. Stored. */
export const stages = [
  'lookup',
  'transfer',
  'nameservers',
  'activation',
  'mailboxes',
  'done',
] as const
export type Stage = (typeof stages)[number]
export const stageNames: Readonly<Record<Stage, string>> = {
  lookup: 'Look-up',
  transfer: 'Transfer',
  nameservers: 'Nameservers',
  activation: 'Activation',
  mailboxes: 'Mailboxes',
  done: 'Done',
}
export type WorkStage = Exclude<Stage, 'done'>

/**
 * The state of an order domain in its stage. Stored. `halted`: time does not mend it, a person must.
 * `finished` exactly when the stage is `done`. `superseded`: it left the order, or the order was
 * cancelled or rejected.
 */
export const domainStates = ['due', 'running', 'halted', 'finished', 'superseded'] as const
export type DomainState = (typeof domainStates)[number]

/** What an order domain that is `due` waits for; absent: for its lane alone. Stored. */
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
export const waitNames: Readonly<Record<WaitReason, string>> = {
  activation: 'Waiting for activation',
  job: 'Mailin is creating the mailboxes',
  ids: 'Waiting for Mailin to list the mailboxes',
  'nameserver-list': 'Waiting for nameservers from Mailin',
  quota: 'Waiting for quota',
  account: 'Waiting for the Mailin account',
  backoff: 'Waiting to try again',
  'slow-clock': 'Waiting for a correction',
}

/** `domain_transfers.status` of the flow document. */
export const transferStatuses = ['pending', 'completed', 'failed'] as const
export type TransferStatus = (typeof transferStatuses)[number]

/** `domain_transfers.name_server_status` of the flow document; null until the first answer. */
export const nameServerStatuses = ['updated', 'failed'] as const
export type NameServerStatus = (typeof nameServerStatuses)[number]
export const nameServerStatusNames: Readonly<Record<NameServerStatus | 'none', string>> = {
  none: 'Not set yet',
  updated: 'Set',
  failed: 'Not accepted',
}

/** `order_automations.status` of the flow document. */
export const automationStatuses = ['pending', 'completed', 'failed'] as const
export type AutomationStatus = (typeof automationStatuses)[number]

/** `domain` for a transfer, `mailbox` for a batch of mailboxes. */
export const actionTypes = ['domain', 'mailbox'] as const
export type ActionType = (typeof actionTypes)[number]
