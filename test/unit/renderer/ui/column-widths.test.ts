import { expect, it } from 'vitest'
import { layoutOf } from '../../../../renderer/ui/table/column-widths.ts'

const columns = [
  { key: 'name' },
  { key: 'customer', width: '16%' },
  { key: 'count', width: '140px' },
]

it('a column that is wider leaves the others as they are', () => {
  expect(layoutOf(columns, { customer: 300 }, 0)).toEqual({
    widths: [undefined, '300px', '140px'],
    least: 'max(0px, calc(0px + 300px + 140px + 170px), calc(100% + (300px - 16cqw)))',
  })
})

it('the column without a width is as wide as it was given', () => {
  const { widths, least } = layoutOf(columns, { name: 400 }, 640, {}, 1)

  expect(widths).toEqual([undefined, 'max(16cqw, 102px)', '140px'])
  expect(least).toContain('calc(48px + max(16cqw, 102px) + 140px + 400px)')
})

it('a number takes room from the column without a width', () => {
  const { widths, least } = layoutOf(columns, {}, 0, { count: 190 })

  expect(widths[2]).toBe('max(140px, 190px)')
  expect(least).toBe('max(0px, calc(0px + 16cqw + max(140px, 190px) + 170px), calc(100%))')
})
