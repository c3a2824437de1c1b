import { rawOf } from '../../../db/core/connection.ts'
import type { Database } from '../../../db/core/database.ts'
import { writeExport } from '../../../electron/exports/write-export.ts'
import { changePrefixes } from '../../../electron/orders/change-prefixes.ts'
import { cancelOrder } from '../../../electron/orders/end-order.ts'
import { retryOrder } from '../../../electron/orders/retry-order.ts'
import { submitOrder } from '../../../electron/orders/submit-order.ts'
import { practiceOrigins } from '../../../electron/settings/origins.ts'
import { openSettings } from '../../../electron/settings/settings.ts'
import type { Vault } from '../../../electron/vault/vault.ts'
import { submitSchema } from '../../../shared/orders/form.ts'
import { correction, otherPrefixes, type PlannedOrder } from './orders.ts'
import type { Points } from './points.ts'

/** How far the mailboxes of an order have come when staff cancel it: one after the other, by walk. */
export const cancelMoments = ['asked', 'accepted', 'created'] as const

export type StaffOptions = {
  readonly db: Database
  readonly vault: Vault
  readonly points: Points
  readonly now: () => number
  readonly orders: readonly PlannedOrder[]
  /** Where the export of an order goes. */
  readonly exportFile: string
  /** When staff cancel: by how far the first mailbox of the order is. */
  readonly cancelWhen: (typeof cancelMoments)[number]
  readonly onAct: () => void
}

type OrderState = {
  readonly id: number
  readonly status: string
  readonly submission: number
  readonly exported: number
  readonly changed: number
  readonly asked: number
  readonly accepted: number
  readonly created: number
  readonly resting: number
}

const orderState = `
  select orders.id, status_manage_by_admin as status, submission,
    (select count(*) from activity_logs where action = 'mailboxes_exported'
      and subject_id = orders.id) as exported,
    (select count(*) from activity_logs where action = 'prefixes_changed'
      and subject_id = orders.id) as changed,
    (select count(*) from order_emails where order_id = orders.id
      and asked_by is not null) as asked,
    (select count(*) from order_automations where order_id = orders.id
      and job_uuid is not null) as accepted,
    (select count(*) from order_emails where order_id = orders.id
      and mailin_mailbox_id is not null) as created,
    (select count(*) from order_domains where order_id = orders.id
      and state = 'due' and (reason = 'slow-clock' or needs_person = 1)) as resting
  from domain_claims join orders on orders.id = order_id where name = ?`

const unfinished = `
  select (select count(*) from order_emails where removal_due_at is not null)
    + (select count(*) from letters where status in ('waiting', 'sending'))`

/**
 * Plays staff: looks at each order and does the one thing that comes next for it, again if a kill
 * undid it. Returns a function that does so once and tells whether all is over.
 */
export function createStaff(options: StaffOptions): () => Promise<boolean> {
  const { db, vault, points, now, orders, exportFile, cancelWhen } = options
  const find = rawOf(db).prepare<[string], OrderState>(orderState)
  const countUnfinished = rawOf(db).prepare<[], number>(unfinished).pluck()
  const settings = openSettings(db, vault, 'practice')
  const context = {
    db,
    vault,
    now,
    automationEnabled: () => true,
    origins: () => practiceOrigins,
  }

  function submit(args: unknown): void {
    const answer = submitOrder(context, submitSchema.parse(args))
    if (!answer.ok) throw new Error(JSON.stringify(answer.failure))
  }

  async function exportOrder(id: number): Promise<void> {
    const { askSavePath } = points.around(
      { askSavePath: () => Promise.resolve(exportFile) },
      'export',
    )
    const answer = await writeExport(
      { askSavePath, pathOnDesk: path => path, workspace: () => ({ db, vault, settings }) },
      { format: 'generic', orderIds: [id] },
    )
    if (!answer.ok) throw new Error(JSON.stringify(answer.failure))
  }

  /** Whether nothing is left to do for this order. */
  async function attend(order: PlannedOrder): Promise<boolean> {
    const found = find.get(order.key)
    if (found === undefined) submit(order.submission)
    else if (order.after === 'cancel') {
      if (found.status === 'cancelled') return true
      if (found[cancelWhen] === 0) return false
      cancelOrder(db, found.id, true, now())
    } else if (order.after === 'resubmit' && found.submission === 1) {
      if (found.status !== 'draft') return false
      submit({ id: found.id, ...correction })
    } else if (order.after === 'prefixes' && found.changed === 0 && found.created === 0) {
      // where each domain has some already, there is nothing to change
      changePrefixes(db, { id: found.id, prefixes: otherPrefixes }, now())
    } else if (found.resting > 0) {
      // a registrar that was lost five times in a row, by itself tried after hours; or a provider
      // that did for the second time what it did not say
      await retryOrder(db, found.id, {}, now())
    } else if (found.status !== 'completed') return false
    else if (order.after !== 'export' || found.exported > 0) return true
    else await exportOrder(found.id)
    options.onAct()
    return false
  }

  return async () => {
    let isOver = true
    for (const order of orders) isOver = (await attend(order)) && isOver
    return isOver && countUnfinished.get() === 0
  }
}
