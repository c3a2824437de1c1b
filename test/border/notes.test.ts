import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { maxNoteLength, maxNotes } from '../../shared/orders/note.ts'
import { type Border, openBorder } from './open-border.ts'
import { order } from './samples.ts'

let border: Border
let orderId: number

beforeAll(async () => {
  border = await openBorder({ isTrusted: () => true })
  orderId = (await border.call('orders.submit', order)).id
})
afterAll(() => border.close())

const refusalOf = async (name: string, args: unknown) =>
  Reflect.get(Object(await border.send(name, args)), 'failure')
const add = async (text: string, on = orderId) =>
  (await border.call('notes.save', { orderId: on, text })).id
const notesOf = async (id = orderId) => (await border.call('orders.get', { id })).notes
const find = async (id: number) => (await notesOf()).find(note => note.id === id)
const listed = async () =>
  (await border.call('orders.list', { page: 1, pageSize: 10 })).rows.find(
    row => row.id === orderId,
  )

describe('a note', () => {
  test('stands above the ones before it', async () => {
    const first = await add('First')
    const second = await add('  Second, with spaces around  ')

    expect((await notesOf()).slice(0, 2)).toEqual([
      { id: second, text: 'Second, with spaces around', createdAt: expect.any(String) },
      { id: first, text: 'First', createdAt: expect.any(String) },
    ])
  })

  test('keeps its time and place when it is changed', async () => {
    const id = await add('Call at 9')
    const before = await find(id)
    await add('Another')

    await border.call('notes.save', { id, orderId, text: 'Call at 10' })

    expect(await find(id)).toEqual({
      ...before,
      text: 'Call at 10',
      editedAt: expect.any(String),
    })
    expect((await notesOf()).findIndex(note => note.id === id)).toBe(1)
  })

  test('is plain text, whatever it looks like', async () => {
    const text = `<b>bold</b> '); drop table order_notes; --\n\n\u202eemoji \u{1f600} \ud800`

    const id = await add(text)

    expect((await find(id))?.text).toBe(text.replace('\ud800', '\ufffd'))
  })

  test('is deleted, and comes back as it was', async () => {
    const id = await add('Deleted by mistake')
    await border.call('notes.save', { id, orderId, text: 'Changed, then deleted' })
    const before = await find(id)

    await border.call('notes.delete', { id })
    expect(await find(id)).toBeUndefined()
    await border.call('notes.restore', { id })

    expect(await find(id)).toEqual(before)
  })

  test('comes back once only', async () => {
    const id = await add('Once')
    await border.call('notes.delete', { id })
    await border.call('notes.restore', { id })

    expect(await refusalOf('notes.restore', { id })).toMatchObject({ code: 'not_applicable' })
  })

  test('does not lend its number to the next one', async () => {
    const id = await add('Last')
    await border.call('notes.delete', { id })

    const next = await add('After it')
    await border.call('notes.restore', { id })

    expect(next).toBeGreaterThan(id)
    expect(await find(id)).toMatchObject({ text: 'Last' })
  })

  test('does not come back in another mode', async () => {
    const id = await add('Of practice')
    await border.call('notes.delete', { id })
    await border.call('settings.save', { mode: 'live' })

    const refused = await refusalOf('notes.restore', { id })
    await border.call('settings.save', { mode: 'practice' })

    expect(refused).toMatchObject({ code: 'not_applicable' })
  })

  test('shows in the list of orders by how it begins', async () => {
    await add('x'.repeat(500))

    expect((await listed())?.note).toBe('x'.repeat(200))
  })

  test('is told without its text', async () => {
    const secret = 'canary-note-4471'
    const id = await add(secret)
    await border.call('notes.save', { id, orderId, text: `${secret} changed` })
    await border.call('notes.delete', { id })

    const { activity } = await border.call('orders.get', { id: orderId })
    const log = await border.call('log.list', { page: 1, pageSize: 200 })

    expect(activity.slice(0, 3).map(({ action }) => action)).toEqual([
      'note_deleted',
      'note_changed',
      'note_added',
    ])
    expect(JSON.stringify([activity, log])).not.toContain(secret)
  })

  test('does not count as movement of its order', async () => {
    const before = await border.call('orders.get', { id: orderId })

    await add('Nothing moved')

    expect((await border.call('orders.get', { id: orderId })).updatedAt).toBe(before.updatedAt)
  })
})

describe('a note is refused', () => {
  test.each([
    ['', 'Enter a note.'],
    [' \n\t ', 'Enter a note.'],
    ['x'.repeat(maxNoteLength + 1), 'A note has at most 2,000 characters.'],
  ])('when its text is %j', async (text, sentence) => {
    expect(await refusalOf('notes.save', { orderId, text })).toMatchObject({
      code: 'invalid_input',
      fields: { text: sentence },
    })
  })

  test('when it belongs to another order', async () => {
    const id = await add('Of the first')
    const other = { ...order, domains: 'other-notes.com' }
    const { id: otherId } = await border.call('orders.submit', other)

    expect(
      await refusalOf('notes.save', { id, orderId: otherId, text: 'Moved' }),
    ).toMatchObject({ code: 'not_found' })
    expect((await find(id))?.text).toBe('Of the first')
  })

  test.each([
    ['notes.save', { orderId: 9999, text: 'Nowhere' }],
    ['notes.save', { id: 9999, orderId: 1, text: 'Nowhere' }],
    ['notes.delete', { id: 9999 }],
  ])('by %s when there is nothing of that id', async (name, args) => {
    expect(await refusalOf(name, args)).toMatchObject({ code: 'not_found' })
  })

  test('when the order has as many as it takes', async () => {
    const many = { ...order, domains: 'many-notes.com' }
    const { id } = await border.call('orders.submit', many)
    for (let count = 0; count < maxNotes; count += 1) await add(`Note ${count}`, id)

    expect(await refusalOf('notes.save', { orderId: id, text: 'One more' })).toMatchObject({
      code: 'not_applicable',
    })
    expect(await notesOf(id)).toHaveLength(maxNotes)
  })
})

test('no defect was reported', () => {
  expect(border.bugs).toEqual([])
})
