import { describe, expect, test } from 'vitest'
import { arrange } from '../../../../../renderer/shell/palette/arrange.ts'
import {
  fixedEntries,
  hitEntries,
  type PaletteEntry,
} from '../../../../../renderer/shell/palette/entries.ts'

const fixed = fixedEntries(false)
const hits = hitEntries({
  orders: [{ id: 12, customerName: 'Northwind', status: 'in-progress' }],
  customers: [
    { id: 3, name: 'Northwind', email: 'ops@northwind.example', hasOrders: true },
    { id: 4, name: 'Northeast', email: 'ops@northeast.example', hasOrders: false },
  ],
  domains: [
    { name: 'north-1.com', orderId: 12, customerName: 'Northwind', status: 'in-progress' },
    { name: 'north-1.com', orderId: 9, customerName: 'Northwind', status: 'reject' },
  ],
  mailboxes: [{ id: 5, email: 'north@north-1.com', orderId: 12 }],
})
const named = (id: string): PaletteEntry => {
  const entry = [...fixed, ...hits].find(one => one.id === id)
  if (entry === undefined) throw new Error(`There is no ${id}`)
  return entry
}
const titles = (text: string, recent: readonly PaletteEntry[] = []) =>
  arrange({ text, fixed, hits: [], recent }).map(({ group, entries }) => [
    group,
    entries.map(({ title }) => title),
  ])

describe('the palette', () => {
  test('offers commands, pages and settings at first', () => {
    const groups = arrange({ text: '', fixed, hits: [], recent: [] })

    expect(groups.map(({ group }) => group)).toEqual(['pages', 'commands', 'settings'])
    expect(groups.flatMap(({ entries }) => entries)).toHaveLength(fixed.length)
  })

  test('puts recently used ones in front, once', () => {
    const recent = [named('theme.switch'), named('order 12')]

    const groups = arrange({ text: '', fixed, hits: [], recent })

    expect(groups[0]).toEqual({ group: 'recent', entries: recent })
    const ids = groups.flatMap(({ entries }) => entries.map(({ id }) => id))
    expect(ids).toHaveLength(new Set(ids).size)
  })

  test('finds commands by the beginnings of their words', () => {
    expect(titles('new or')).toEqual([['commands', ['New order']]])
    expect(titles('light')).toEqual([['commands', ['Switch between light and dark']]])
    expect(titles('ight')).toEqual([])
    expect(titles('settings mail')).toEqual([['settings', ['Mailin account', 'Mail server']]])
  })

  test.each([
    ['import', 'Import orders…'],
    ['csv', 'Import orders…'],
    ['backup', 'Back up the database'],
    ['restore', 'Restore a backup'],
    ['letters', 'Letters'],
    ['help', 'Guide'],
    ['new customer', 'New customer'],
    ['add client', 'New customer'],
    ['smtp', 'Mail server'],
    ['shortcuts', 'Keyboard shortcuts'],
  ])('finds by the word %s: %s', (typed, title) => {
    expect(titles(typed).flatMap(([, found]) => found)).toContain(title)
  })

  test('puts what is named so before what is meant', () => {
    expect(
      titles('mail')
        .flatMap(([, found]) => found)
        .slice(0, 2),
    ).toEqual(['Mailboxes', 'Messages'])
  })

  test('sorts what was used lately first within a group', () => {
    expect(titles('zoom', [named('zoom.out')])).toEqual([['commands', ['Zoom out', 'Zoom in']]])
  })

  test('groups hits by their kind', () => {
    const groups = arrange({ text: 'north', fixed, hits, recent: [] })

    expect(groups.map(({ group, entries }) => [group, entries.length])).toEqual([
      ['orders', 1],
      ['domains', 2],
      ['mailboxes', 1],
      ['customers', 2],
    ])
  })

  test('every entry has an id of its own', () => {
    const ids = [...fixed, ...hits].map(({ id }) => id)

    expect(new Set(ids).size).toBe(ids.length)
  })

  test('shows the keys of a command', () => {
    expect(named('order.new')).toMatchObject({ keys: 'Ctrl+N' })
  })

  test('says of a draft that it runs', () => {
    const draft = {
      customerName: 'Northwind',
      status: 'draft',
      draftCause: 'nameservers',
    } as const
    const found = hitEntries({
      orders: [{ id: 7, ...draft }],
      customers: [],
      domains: [{ name: 'south.com', orderId: 7, ...draft }],
      mailboxes: [],
    })

    expect(found.map(({ detail }) => detail)).toEqual([
      expect.stringMatching(/ · Draft · running$/),
      expect.stringMatching(/ · Draft · running$/),
    ])
  })

  test('leads to the lists where more hits are', () => {
    const found = hitEntries(
      { orders: [], customers: [], domains: [], mailboxes: [], more: ['domains', 'mailboxes'] },
      'north',
    )

    const acts = arrange({ text: 'north', fixed: [], hits: found, recent: [] }).map(
      ({ group, entries }) => [group, entries.map(({ title, act }) => [title, act])],
    )
    expect(acts).toEqual([
      [
        'domains',
        [['More domains with “north”', { kind: 'page', address: '/orders?search=north' }]],
      ],
      [
        'mailboxes',
        [['More mailboxes with “north”', { kind: 'page', address: '/mailboxes?search=north' }]],
      ],
    ])
  })
})
