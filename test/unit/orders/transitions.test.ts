import { expect, it } from 'vitest'
import { rawOf } from '../../../db/core/connection.ts'
import { write } from '../../../db/core/database.ts'
import { setOrderStatus } from '../../../db/orders/orders.ts'
import { postOrderLetter } from '../../../electron/letters/order-letters.ts'
import { changeStatus } from '../../../electron/orders/change-status.ts'
import {
  type TransitionFacts,
  type TransitionName,
  transitions,
} from '../../../electron/orders/transitions.ts'
import { openOrderFixture, saveMail } from '../../support/order-fixture.ts'

const failed = {
  name: 'acme.com',
  provider: 'spaceship',
  code: 'credentials',
  detail: 'Invalid key.',
  ip: null,
} as const
const refused = { count: 1, failed: [failed] }
const size = { isEdit: false, domains: 1, prefixes: 1 }

const facts: { readonly [Name in TransitionName]: TransitionFacts[Name] } = {
  saved: null,
  started: size,
  'left-to-staff': size,
  completed: { mailboxCount: 1 },
  refused,
  'refused-again': refused,
  resumed: null,
  rejected: { reason: 'The card was declined.' },
  cancelled: { removeMailboxes: false, mailboxes: 0 },
  'pending-by-hand': { note: '' },
  'in-progress-by-hand': { note: '' },
  'completed-by-hand': { note: 'Agreed', missing: 2, mailboxCount: 1 },
  retried: { count: 2 },
  stalled: { hours: 24, unfinished: [] },
}

type Told = {
  /** Absent: as it was, in progress. */
  readonly status?: string
  readonly activities: readonly string[]
  readonly notification?: string
  /** To whom and when from now, in milliseconds. */
  readonly letter?: readonly [kind: string, to: 'customer' | 'agency', inMs: number]
  /** Why the letter about nameservers is taken back. */
  readonly withdrawn?: string
}

const told: Readonly<Record<TransitionName, Told>> = {
  saved: { status: 'draft saved', activities: ['order_saved'] },
  started: {
    activities: ['mailin_ai_panel_assignment_skipped', 'mailin_ai_order_status_in_progress'],
    notification: 'order_created: Your order #1 has been created and is being processed',
    letter: ['order-created', 'customer', 0],
    withdrawn: 'The order was resubmitted.',
  },
  'left-to-staff': {
    status: 'pending',
    activities: ['order_pending'],
    notification: 'order_created: Your order #1 has been created and is being processed',
    letter: ['order-created', 'customer', 0],
    withdrawn: 'The order was resubmitted.',
  },
  completed: {
    status: 'completed at 1000',
    activities: ['mailin_ai_order_completed'],
    notification:
      'order_status_change: Your order #1 has been automatically completed - mailbox creation',
    letter: ['order-completed', 'customer', 0],
  },
  refused: {
    status: 'draft nameservers',
    activities: ['mailin_ai_order_set_to_draft'],
    letter: ['nameservers-failed', 'customer', 60_000],
  },
  'refused-again': { activities: [], letter: ['nameservers-failed', 'customer', 60_000] },
  resumed: {
    activities: ['mailin_ai_order_status_in_progress'],
    withdrawn: 'All nameservers are set now.',
  },
  rejected: {
    status: 'reject The card was declined.',
    activities: ['mailin_ai_order_rejected'],
    notification:
      'order_status_change: Your order #1 has been rejected: The card was declined.',
    letter: ['order-rejected', 'customer', 0],
    withdrawn: 'The order was rejected.',
  },
  cancelled: {
    status: 'cancelled',
    activities: ['mailin_ai_order_cancelled'],
    notification: 'order_status_change: Your order #1 has been cancelled',
    letter: ['order-cancelled', 'customer', 0],
    withdrawn: 'The order was cancelled.',
  },
  'pending-by-hand': { status: 'pending', activities: ['order_status_by_hand'] },
  'in-progress-by-hand': { activities: ['order_status_by_hand'] },
  'completed-by-hand': {
    status: 'completed at 1000',
    activities: ['order_status_by_hand'],
    notification: 'order_status_change: Your order #1 has been completed',
    letter: ['order-completed', 'customer', 0],
  },
  retried: { activities: ['retried'] },
  stalled: {
    activities: ['mailin_ai_order_stalled'],
    notification: 'order_stalled: Nothing has moved for 24 hours in order #1',
    letter: ['order-stalled', 'agency', 0],
  },
}

const agencyAddress = 'staff@agency.example'

/** With a letter about nameservers where one is to be withdrawn. */
async function openOrder(name: TransitionName) {
  const fixture = await openOrderFixture()
  const { db } = fixture
  saveMail(db, { agencyAddress })
  const id = fixture.accept({})
  rawOf(db).exec('delete from activity_logs; delete from notifications; delete from letters')
  const letter = {
    kind: 'nameservers-failed',
    facts: { failed: [] },
  } as const
  write(db, tx => {
    if (told[name].withdrawn !== undefined)
      postOrderLetter(tx, { id, submission: 1 }, letter, 0)
    // what becomes in progress was not
    if (transitions[name].becomes?.status === 'in-progress')
      setOrderStatus(tx, id, { status: 'draft', draftCause: 'nameservers' }, 0)
  })
  return { db, id, rows: (query: string) => rawOf(db).prepare(query).pluck().all() }
}

const isName = (name: string): name is TransitionName => Object.hasOwn(transitions, name)
const names = Object.keys(transitions).filter(isName)

it.each(names)('%s tells exactly what it says', async name => {
  const { withdrawn, letter, notification, status, activities } = told[name]
  const { db, id, rows } = await openOrder(name)

  write(db, tx => changeStatus(tx, id, name, facts[name], 1000))

  expect(
    rows(
      `select trim(status_manage_by_admin || ' ' || coalesce(draft_cause, reason, 'at ' || completed_at, '')) from orders`,
    ),
  ).toEqual([status ?? 'in-progress'])
  expect(rows('select action from activity_logs order by id')).toEqual([
    ...(withdrawn === undefined ? [] : ['letter_withdrawn']),
    ...activities,
  ])
  expect(rows(`select type || ': ' || message from notifications`)).toEqual(
    notification === undefined ? [] : [notification],
  )
  expect(rows(`select error_message from letters where status = 'withdrawn'`)).toEqual(
    withdrawn === undefined ? [] : [withdrawn],
  )
  const to = letter?.[1] === 'agency' ? agencyAddress : 'orders@northwind.example'
  expect(
    rows(
      `select kind || ' ' || recipient || ' ' || (due_at - 1000) from letters where status = 'waiting'`,
    ),
  ).toEqual(letter === undefined ? [] : [`${letter[0]} ${to} ${letter[2]}`])
})
