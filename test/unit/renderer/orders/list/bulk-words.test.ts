import { describe, expect, test } from 'vitest'
import { cancelledLine, retriedLine } from '../../../../../renderer/orders/list/bulk/words.ts'

describe('a message about many orders', () => {
  test.each([
    [{ retried: 1, skipped: 0 }, '1 domain is tried again'],
    [
      { retried: 1200, skipped: 2 },
      '1,200 domains are tried again; 2 others are under way or done and stay as they are',
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
