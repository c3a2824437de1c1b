import dayjs from 'dayjs'
import { expect, test } from 'vitest'
import { couponProblems, couponValues } from '../../../../renderer/plans/coupon-values.ts'
import { planProblems, planValues } from '../../../../renderer/plans/plan-values.ts'

const plan = { ...planValues(undefined), name: 'Trial', price: 3 }
const coupon = { ...couponValues(undefined), code: 'SPRING', value: 10 }

test('a whole plan and a whole coupon have no problem', () => {
  expect(planProblems(plan, undefined)).toEqual({})
  expect(couponProblems(coupon, undefined)).toEqual({})
})

test.each([
  ['price', -3, 'A price is not negative.'],
  ['price', '', 'Enter a price; 0 is allowed.'],
  ['price', '1e3', 'Enter a number with at most two decimals, such as 3.50.'],
  ['price', 3.555, 'Enter a number with at most two decimals, such as 3.50.'],
  ['minInboxes', -1, 'Enter at least 1.'],
  ['promiseHours', 0, 'Enter at least 1.'],
  ['promiseHours', 1.5, 'Enter a whole number, such as 10.'],
  ['promiseHours', 9000, 'Enter at most 8,760.'],
  ['minInboxes', 1.5, 'Enter a whole number, such as 10.'],
  ['maxInboxes', '1e3', 'Enter a whole number, such as 10.'],
  ['maxInboxes', 200_000, 'Enter at most 100,000.'],
  ['currency', 'EURO', 'A currency has three letters, such as USD.'],
  ['name', 'x'.repeat(201), 'Enter at most 200 characters.'],
] as const)('a plan with the %s %j is refused', (field, value, sentence) => {
  expect(planProblems({ ...plan, [field]: value }, undefined)).toEqual({ [field]: sentence })
})

test('the most mailboxes are no fewer than the fewest', () => {
  const problems = planProblems({ ...plan, minInboxes: 10, maxInboxes: 5 }, undefined)

  expect(problems).toEqual({ maxInboxes: 'Enter at least as many as the fewest.' })
})

test.each([
  [-1, 'A discount is not negative.'],
  [101, 'A percentage is at most 100.'],
  ['ten', 'Enter a number with at most two decimals, such as 3.50.'],
])('a coupon of %j percent is refused', (value, sentence) => {
  expect(couponProblems({ ...coupon, value }, undefined)).toEqual({ value: sentence })
})

test('a coupon ends today at the earliest, unless it had ended already', () => {
  const yesterday = dayjs().subtract(1, 'day')
  const past = { ...coupon, validUntil: yesterday.format('YYYY-MM-DD') }
  const stored = {
    id: 1,
    code: 'SPRING',
    kind: 'percent',
    value: 10,
    isActive: true,
    validUntil: yesterday.endOf('day').toISOString(),
  } as const

  expect(couponProblems(past, undefined)).toEqual({
    validUntil: 'This day has passed. Choose today or a later one.',
  })
  expect(couponProblems(past, stored)).toEqual({})
  expect(couponProblems({ ...past, validUntil: dayjs().format('YYYY-MM-DD') }, stored)).toEqual(
    {},
  )
})
