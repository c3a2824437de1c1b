import { describe, expect, it } from 'vitest'
import { trackOfOrder } from '../../../../renderer/ui/stage-track.ts'

const marks = (row: Parameters<typeof trackOfOrder>[0]) =>
  trackOfOrder(row).map(node => node.mark)

describe('the track of an order', () => {
  it('shows where its domains stand', () => {
    const stages = { done: 1, activation: 2 }

    expect(marks({ status: 'in-progress', stages, attentionCount: 0 })).toEqual([
      'done',
      'done',
      'done',
      'waiting',
      'partly',
    ])
  })

  it('promises nothing once the order is over', () => {
    const stages = { done: 2 }

    expect(marks({ status: 'cancelled', stages, attentionCount: 0 })).not.toContain('done')
    expect(marks({ status: 'completed', stages, attentionCount: 0 })).toEqual(
      Array.from({ length: 5 }, () => 'done'),
    )
  })
})
