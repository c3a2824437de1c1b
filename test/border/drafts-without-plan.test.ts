import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SubmitArgs } from '../../shared/orders/form.ts'
import { monthOf } from '../../shared/text/month.ts'
import { type Border, openBorder } from './open-border.ts'
import { fill, order } from './samples.ts'

let border: Border

beforeAll(async () => {
  border = await openBorder({ isTrusted: () => true })
  await fill(border)
}, 30_000)
afterAll(() => border.close())

const { planId, ...planless } = order
const missing = { failure: { code: 'invalid_input', fields: { planId: 'Choose a plan.' } } }

/** Saves a draft with no plan for this domain; returns its id. */
async function saveDraft(domains: string, more: Partial<SubmitArgs> = {}): Promise<number> {
  const { id } = await border.call('orders.submit', {
    ...planless,
    domains,
    asDraft: true,
    ...more,
  })
  return id
}

const rowOf = async (id: number) =>
  (await border.call('orders.list', { page: 1, pageSize: 500 })).rows.find(row => row.id === id)

test('a draft needs a customer alone', async () => {
  const before = await border.call('orders.list', { page: 1, pageSize: 1 })

  const { id } = await border.call('orders.submit', { customerId: 1, asDraft: true })

  const after = await border.call('orders.list', { page: 1, pageSize: 1 })
  expect(after.counts.draft).toBe(before.counts.draft + 1)
  expect(after.rows).toMatchObject([{ id, planName: null, status: 'draft' }])
  expect(after.rows[0]).not.toHaveProperty('promiseHours')
  expect(await border.send('orders.submit', { planId: 1, asDraft: true })).toMatchObject({
    failure: { fields: { customerId: 'Choose a customer.' } },
  })
})

test('it is opened, found, and written to a file in words', async () => {
  const id = await saveDraft('found-planless.com')
  const path = join(border.folder, 'orders.csv')
  border.savePath = path

  const filter = { search: 'found-planless' }
  await border.call('lists.export', { list: 'orders', filter, format: 'csv' })
  const { rows } = await border.call('orders.list', { ...filter, page: 1, pageSize: 50 })
  const opened = await border.call('orders.get', { id })

  expect(rows).toMatchObject([{ id, planName: null }])
  expect(opened).toMatchObject({ plan: null, form: { planId: null } })
  const { data } = Papa.parse<Record<string, string>>(readFileSync(path, 'utf8'), {
    header: true,
    skipEmptyLines: true,
  })
  expect(data).toMatchObject([{ Plan: 'No plan yet', Status: 'Draft' }])
})

test('it is submitted once it has a plan', async () => {
  const id = await saveDraft('later-planless.com')

  expect(await border.send('orders.submit', { id })).toMatchObject(missing)
  expect(await rowOf(id)).toMatchObject({ status: 'draft' })
  expect(await border.call('orders.submit', { id, planId })).toEqual({
    id,
    status: 'in-progress',
  })
  expect((await border.call('orders.get', { id })).plan).toMatchObject({ id: planId })
})

test('a new order without a plan is refused, also in an import', async () => {
  expect(await border.send('orders.submit', planless)).toMatchObject(missing)
  expect(
    await border.send('orders.submit', { ...planless, planId: null, asDraft: false }),
  ).toMatchObject(missing)
  const { customerId: _, ...form } = planless
  expect(
    await border.send('imports.submit', {
      mode: 'practice',
      customer: { name: 'Planless', email: 'planless@customer.example' },
      order: { ...form, domains: 'import-planless.com' },
    }),
  ).toMatchObject(missing)
})

test('a draft gives its plan back, a submitted order does not', async () => {
  const id = await saveDraft('given-planless.com', { planId })
  await border.call('orders.submit', { id, asDraft: true, planId: null })
  expect(await rowOf(id)).toMatchObject({ planName: null })

  await border.call('orders.submit', { id, planId })
  await border.call('orders.reject', { id, reason: 'Wrong domains' })
  const cleared = { id, planId: null } as const
  expect(await border.send('orders.submit', cleared)).toMatchObject(missing)
  expect(await border.send('orders.submit', { ...cleared, asDraft: true })).toMatchObject(
    missing,
  )
  await border.call('orders.submit', { id, asDraft: true })
  expect((await rowOf(id))?.planName).not.toBeNull()
})

test('without a plan it is rejected, taken up again and cancelled', async () => {
  const id = await saveDraft('ended-planless.com')

  await border.call('orders.reject', { id, reason: 'Not clear yet' })
  expect(await border.send('orders.submit', { id })).toMatchObject(missing)
  await border.call('orders.submit', { id, asDraft: true })
  await border.call('orders.cancel', { id, removeMailboxes: false })

  expect(await rowOf(id)).toMatchObject({ status: 'cancelled', planName: null })
  const month = monthOf(Date.now())
  const { rows } = await border.call('invoicing.orders', { month, page: 1, pageSize: 500 })
  expect(rows.map(row => row.id)).not.toContain(id)
})
