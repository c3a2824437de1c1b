import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CallArgs } from '../../shared/border/calls.ts'
import { customFormat } from '../../shared/exports/formats.ts'
import { type Border, openBorder } from './open-border.ts'
import { order } from './samples.ts'

let border: Border
let orderId: number
beforeAll(async () => {
  border = await openBorder({ isTrusted: () => true })
  const { id } = await border.call('orders.submit', { ...order, hostingPlatform: 'other' })
  orderId = id
  await border.call('orders.addMailboxes', {
    id,
    mailboxes: [{ email: 'jane@active-border.com', password: 'pass-of-jane' }],
  })
})
afterAll(() => border.close())

const format: CallArgs<'exports.saveFormat'>['format'] = {
  name: 'Saleshandy',
  separator: ',',
  truth: 'true',
  columns: [{ title: 'E-mail', field: 'email' }],
}

test('a format is made, renamed, deleted and put back under its id', async () => {
  const { id } = await border.call('exports.saveFormat', { format })
  await border.call('exports.saveFormat', {
    id,
    format: { ...format, name: 'Other', mostRows: 9 },
  })
  const renamed = { ...format, name: 'Other', mostRows: 9, id }
  expect(await border.call('exports.formats', {})).toEqual([renamed])

  await border.call('exports.deleteFormat', { id })
  expect(await border.call('exports.formats', {})).toEqual([])
  await border.call('exports.restoreFormat', { id })
  expect(await border.call('exports.formats', {})).toEqual([renamed])
  await border.call('exports.deleteFormat', { id })
  const next = await border.call('exports.saveFormat', { format })
  // an id that a customer may still name is never given again
  expect(next.id).toBeGreaterThan(id)
  await border.call('exports.deleteFormat', { id: next.id })
})

test('no two formats have one name, and none that of a built-in one', async () => {
  const { id } = await border.call('exports.saveFormat', { format })
  const field = {
    failure: { code: 'invalid_input', fields: { 'format.name': expect.any(String) } },
  }

  expect(
    await border.send('exports.saveFormat', { format: { ...format, name: 'SALESHANDY' } }),
  ).toMatchObject(field)
  expect(
    await border.send('exports.saveFormat', { id, format: { ...format, name: 'Instantly' } }),
  ).toMatchObject(field)
  await border.call('exports.saveFormat', { id, format })
  await border.call('exports.deleteFormat', { id })
  const { id: other } = await border.call('exports.saveFormat', { format })
  expect(await border.send('exports.restoreFormat', { id })).toMatchObject(field)
  await border.call('exports.deleteFormat', { id: other })
})

test('a deleted format is refused in words, and its files keep its name', async () => {
  const path = join(border.folder, 'made.csv')
  border.savePath = path
  const { id } = await border.call('exports.saveFormat', { format })
  const key = customFormat(id)
  const customer = { id: 1, name: 'Northwind Outreach', email: 'ops@northwind.example' }
  await border.call('customers.save', { ...customer, defaults: { exportFormat: key } })
  await border.call('exports.write', { format: key, orderIds: [orderId] })
  expect(readFileSync(path, 'utf8')).toMatch(/^E-mail\r\n\w+@/)

  border.savePath = join(border.folder, 'made.zip')
  expect(await border.call('exports.handOver', { format: key, orderId })).toMatchObject({
    count: 1,
  })
  await border.call('exports.deleteFormat', { id })

  expect(
    await border.send('exports.write', { format: key, orderIds: [orderId] }),
  ).toMatchObject({
    failure: { code: 'not_found', message: expect.stringContaining('deleted') },
  })
  expect(
    await border.send('customers.save', { ...customer, defaults: { exportFormat: key } }),
  ).toMatchObject({ failure: { fields: { 'defaults.exportFormat': expect.any(String) } } })
  // what was chosen before stays, for the undo
  await border.call('customers.save', { ...customer, defaults: { platform: 'spaceship' } })
  const { defaults } = await border.call('customers.get', { id: 1 })
  expect(defaults.exportFormat).toBe(key)
  const files = await border.call('exports.files', { page: 1, pageSize: 1 })
  expect(files.rows).toMatchObject([{ format: key, formatName: 'Saleshandy' }])
  const { mailboxes } = await border.call('orders.get', { id: orderId })
  expect(mailboxes[0]?.exported).toMatchObject({ format: key, formatName: 'Saleshandy' })
})
