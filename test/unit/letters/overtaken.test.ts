import { beforeEach, expect, it } from 'vitest'
import { rawOf } from '../../../db/core/connection.ts'
import { write } from '../../../db/core/database.ts'
import { listLetters } from '../../../db/letters/letter-list.ts'
import { releaseHeld } from '../../../db/letters/letters.ts'
import { countOvertaken } from '../../../db/letters/overtaken.ts'
import { putLetter } from '../../../db/records/records.ts'
import type { LetterKind, Overtaking } from '../../../shared/letters/letter.ts'
import { letterKinds } from '../../../shared/letters/letter.ts'
import { type OrderFixture, openOrderFixture } from '../../support/order-fixture.ts'

let fixture: OrderFixture

beforeEach(async () => {
  fixture = await openOrderFixture()
  fixture.accept({ domains: 'one.com' })
  rawOf(fixture.db).exec('delete from letters')
})

/** A held letter of the order's first submission, written at 10. */
const letterOf = (kind: LetterKind, status: 'held' | 'sent' = 'held') =>
  write(fixture.db, tx =>
    putLetter(
      tx,
      {
        orderId: 1,
        kind,
        submission: 1,
        occasion: 0,
        recipient: 'jo@customer.example',
        subject: kind,
        body: '',
        status,
        messageId: `<${kind}@boxwright>`,
        dueAt: 10,
      },
      10,
    ),
  )
/** The words of the current letters, by kind. */
const overtaken = () =>
  Object.fromEntries(
    listLetters(fixture.db.reader, { limit: 50, offset: 0 }).rows.map(row => [
      row.letter.kind,
      row.overtaken,
    ]),
  )
const change = (columns: string) => rawOf(fixture.db).exec(`update orders set ${columns}`)

const truth: readonly (readonly [string, Partial<Record<LetterKind, Overtaking>>])[] = [
  [`status_manage_by_admin = 'in-progress', moved_at = 5`, {}],
  [
    `status_manage_by_admin = 'completed', moved_at = 5`,
    {
      'order-created': 'completed',
      'nameservers-failed': 'completed',
      'order-stalled': 'completed',
    },
  ],
  [
    `status_manage_by_admin = 'cancelled', moved_at = 5`,
    {
      'order-created': 'cancelled',
      'order-completed': 'cancelled',
      'order-rejected': 'cancelled',
      'nameservers-failed': 'cancelled',
      'order-stalled': 'cancelled',
      'credentials-handed-over': 'cancelled',
    },
  ],
  [
    `status_manage_by_admin = 'in-progress', submission = 2, moved_at = 20`,
    {
      'order-rejected': 'resubmitted',
      'nameservers-failed': 'resubmitted',
      'order-stalled': 'moved',
    },
  ],
]

it.each(truth)('a held letter knows what came after it: %s', (columns, expected) => {
  for (const kind of letterKinds) letterOf(kind)

  change(columns)

  const none = Object.fromEntries(letterKinds.map(kind => [kind, null]))
  expect(overtaken()).toEqual({ ...none, ...expected })
  expect(countOvertaken(fixture.db.reader)).toBe(Object.keys(expected).length)
})

it('a letter that has left is not overtaken', () => {
  letterOf('order-created', 'sent')

  change(`status_manage_by_admin = 'completed'`)

  expect(overtaken()).toEqual({ 'order-created': null })
})

it('overtaken letters may stay behind', () => {
  const created = letterOf('order-created')
  const completed = letterOf('order-completed')
  change(`status_manage_by_admin = 'completed'`)

  expect(write(fixture.db, tx => releaseHeld(tx, true, 30))).toEqual([completed])
  expect(write(fixture.db, tx => releaseHeld(tx, false, 30))).toEqual([created])
})
