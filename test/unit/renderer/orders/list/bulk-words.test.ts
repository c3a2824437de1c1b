import { describe, expect, test } from 'vitest'
import { cancelledLine, retriedLine } from '../../../../../renderer/orders/list/bulk/words.ts'
import type { Answers } from '../../../../../shared/border/calls.ts'

const range = (count: number) => Array.from({ length: count }, (_, at) => at + 1)

describe('a message about many orders', () => {
  test.each<[Answers['orders.retryMany'], string]>([
    [{ retried: 1, skipped: 0, left: [] }, '1 domain is tried again'],
    [
      { retried: 1200, skipped: 2, left: [] },
      '1,200 domains are tried again; 2 others are under way or done and stay as they are',
    ],
    [
      {
        retried: 3,
        skipped: 2,
        left: [
          { id: 12, why: 'running' },
          { id: 14, why: 'not-found' },
          { id: 13, why: 'running' },
        ],
      },
      '3 domains are tried again; orders 12 and 13 are being tried right now; order 14 is no longer there',
    ],
    [
      { retried: 1, skipped: 7, left: range(7).map(id => ({ id, why: 'nothing-waits' })) },
      '1 domain is tried again; orders 1, 2, 3, 4, 5 and 2 more have nothing left to retry',
    ],
  ])('says of retries: %j', (answer, line) => {
    expect(retriedLine(answer)).toBe(line)
  })

  test('says of cancellations what was left, and why', () => {
    const skipped = [
      { id: 4, why: 'already-cancelled' },
      { id: 5, why: 'not-found' },
    ] as const

    expect(cancelledLine({ cancelled: 3, skipped }, 9)).toBe(
      '3 orders cancelled; removing 9 mailboxes; 1 was cancelled already; 1 is no longer there',
    )
  })
})
