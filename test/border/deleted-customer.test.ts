import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rawOf } from '../../db/core/connection.ts'
import { intendDeletion } from '../../electron/customers/deleted-customers.ts'
import type { OrderView } from '../../shared/settings/table-views.ts'
import { type Border, openBorder } from './open-border.ts'
import { order, unfinished } from './samples.ts'
import { type Fate, fates, rowsFor, wordsFor } from './text-columns.ts'

let border: Border
const page = { page: 1, pageSize: 50 }
const raw = () => rawOf(border.workspace().db)

beforeAll(async () => {
  border = await openBorder({ isTrusted: () => true })
})
afterAll(() => border.close())

const view: Omit<OrderView, 'name' | 'search'> = {
  columns: [],
  needsAttention: false,
  sort: { by: 'id', descending: true },
}

/** A customer with an ended order of each kind and something in every table. */
async function seed(mark: string, formId = 3) {
  const name = `Canary ${mark}`
  const email = `canary.${mark.toLowerCase()}@person.example`
  const { id: customerId } = await border.call('customers.save', { name, email })
  const byHand = {
    ...order,
    customerId,
    domains: `hand-${mark.toLowerCase()}.com`,
    hostingPlatform: 'other',
    additionalInfo: `Call ${name}`,
    masterInboxEmail: email,
  } as const
  const { id } = await border.call('orders.submit', byHand)
  await border.call('orders.addMailboxes', {
    id,
    mailboxes: [
      {
        email: `jane@hand-${mark.toLowerCase()}.com`,
        password: `Canary-pass-${mark}`,
        firstName: 'Canary',
      },
    ],
  })
  await border.call('notes.save', { orderId: id, text: `${name} pays late` })
  await border.call('forms.save', {
    id: formId,
    values: { ...unfinished, customerId },
  })
  const refused = { ...order, customerId, domains: `refused-${mark.toLowerCase()}.com` }
  // keys that have worked are remembered
  const { credentials } = order
  await border.call('registrars.test', { platform: 'spaceship', credentials, domains: '' })
  const { id: automated } = await border.call('orders.submit', {
    ...refused,
    rememberKeys: true,
  })
  await border.call('orders.reject', { id: automated, reason: `${name} is in doubt` })
  return { customerId, name, email, id, automated }
}

/** Puts the mark into every column that is to lose the person. */
function mark({ id, automated }: Orders, words: string) {
  const db = raw()
  const ids = `(${id}, ${automated})`
  db.exec(rowsFor(id, words))
  const keyOf: Readonly<Record<string, string>> = {
    orders: `id in ${ids}`,
    export_files: `id = ${id}`,
    requests: `device_id = ${id}`,
    sequencer_profiles: `customer_id = (select user_id from orders where id = ${id})`,
    users: 'false',
    activity_logs: `subject_id in ${ids}`,
    imports: 'id = (select max(id) from imports)',
    customer_credentials: 'false',
    secrets: 'false',
    settings: 'false',
  }
  for (const [name, fate] of Object.entries(fates)) {
    const [table = '', column = ''] = name.split('.')
    const where = keyOf[table] ?? `order_id in ${ids}`
    // the passwords are ids of secrets, and not the words themselves
    if (fate === 'stays' || where === 'false' || /password$|credentials$/.test(column)) continue
    const value = wordsFor(column, words)
    const { changes } = db
      .prepare(`update ${table} set ${column} = ? where ${where}`)
      .run(value)
    expect(changes, name).toBeGreaterThan(0)
  }
}

type Orders = { readonly id: number; readonly automated: number }

/** Ids of the secrets that the orders hold. */
const secretsOf = ({ id, automated }: Orders): readonly unknown[] =>
  raw()
    .prepare(
      `select password from order_emails where order_id in (?, ?) union all
        select one.value from platform_credentials, json_each(credentials) as one where order_id in (?, ?)`,
    )
    .pluck()
    .all(id, automated, id, automated)

const storedSecrets = (ids: readonly unknown[]): readonly unknown[] =>
  ids.filter(id => raw().prepare('select 1 from secrets where id = ?').get(id) !== undefined)

/** Every column of the database that holds the words, whatever their case: `table.column`. */
function columnsWith(words: string): readonly string[] {
  return textColumns().filter(name => {
    const [table = '', column = ''] = name.split('.')
    const found = raw()
      .prepare(`select count(*) from ${table} where instr(lower(${column}), ?) > 0`)
      .pluck()
      .get(words.toLowerCase())
    return found !== 0
  })
}

function textColumns(): readonly string[] {
  const tables = raw()
    .prepare(
      "select name from sqlite_master where type = 'table' and name not glob '*_search*'",
    )
    .pluck()
    .all()
    .map(String)
    .filter(name => !/^(sqlite|__drizzle)_/.test(name))
  return tables.flatMap(table =>
    raw()
      .prepare(
        "select ? || '.' || name from pragma_table_info(?) where type in ('TEXT', 'BLOB')",
      )
      .pluck()
      .all(table, table)
      .map(String),
  )
}

const formIds = async (): Promise<readonly number[]> =>
  (await border.call('forms.get', {})).forms.map(form => form.id)

function filesWith(words: string): readonly string[] {
  return readdirSync(border.folder, { recursive: true, withFileTypes: true })
    .filter(one => one.isFile() && !one.parentPath.endsWith('backups'))
    .map(one => join(one.parentPath, one.name))
    .filter(file => readFileSync(file).toString('latin1').toLowerCase().includes(words))
}

describe('deleting a customer', () => {
  test('each column of text is judged', () => {
    expect(Object.keys(fates).toSorted()).toEqual([...textColumns()].toSorted())
    expect(new Set<Fate>(Object.values(fates)).size).toBe(2)
  })

  test('is refused while orders are open, and under another name', async () => {
    const { id: customerId } = await border.call('customers.save', {
      name: 'Busy',
      email: 'busy@person.example',
    })
    const { id } = await border.call('orders.submit', {
      ...order,
      customerId,
      domains: 'busy-open.com',
    })
    const remove = (confirm: string) =>
      border.send('customers.delete', { id: customerId, confirm })

    expect(
      (await border.call('customers.viewDeletion', { id: customerId })).openOrders,
    ).toEqual([id])
    expect(await remove('Busy')).toMatchObject({
      failure: { code: 'not_applicable', message: expect.stringContaining(String(id)) },
    })
    expect(await remove('busy')).toMatchObject({ failure: { code: 'conflict' } })
  })

  test('takes the person out of every row and file, and nobody else', async () => {
    const person = await seed('Quint', 1)
    const other = await seed('Other', 2)
    await border.call('orders.setStatus', { id: person.id, status: 'completed', note: '' })
    mark(person, `${person.name} <${person.email}>`)
    expect(
      await border.call('customers.viewDeletion', { id: person.customerId }),
    ).toMatchObject({
      orders: 2,
      notes: 1,
      mailboxPasswords: 1,
      registrarKeys: 1,
      forms: 1,
    })
    const remembered = () =>
      raw().prepare('select user_id from customer_credentials order by user_id').pluck().all()
    expect(remembered()).toEqual([person.customerId, other.customerId])
    expect(columnsWith('quint').length).toBeGreaterThan(15)
    const secrets = secretsOf(person)
    expect(secrets).toHaveLength(3)

    await border.call('customers.delete', { id: person.customerId, confirm: person.name })

    expect(columnsWith('canary quint')).toEqual([])
    expect(columnsWith(person.email)).toEqual([])
    expect(filesWith('canary quint')).toEqual([])
    expect(filesWith(person.email)).toEqual([])
    expect(storedSecrets(secrets)).toEqual([])
    expect(remembered()).toEqual([other.customerId])
    expect(await formIds()).toEqual([2])
    const { customer } = await border.call('orders.get', { id: person.id })
    expect(customer).toEqual({
      id: person.customerId,
      name: `Deleted customer ${person.customerId}`,
      email: '',
      isDeleted: true,
    })
    const { rows } = await border.call('customers.list', { search: 'canary', ...page })
    expect(rows.map(row => row.name)).toEqual([other.name])
    const kept = await border.call('orders.get', { id: other.id })
    expect(kept).toMatchObject({
      customer: { email: other.email },
      notes: [{ text: 'Canary Other pays late' }],
      form: { masterInboxEmail: other.email },
    })
    for (const index of ['customer_search', 'mailbox_search', 'letter_search'])
      raw().exec(`insert into ${index}(${index}) values ('integrity-check')`)
    expect(border.bugs).toEqual([])
  })

  test('leaves a neighbour whose name and address hold those of the person', async () => {
    const { id: al } = await border.call('customers.save', { name: 'Al', email: 'a@b.co' })
    const neighbour = { name: 'Alma', email: 'maria@b.com' }
    const { id: alma } = await border.call('customers.save', neighbour)
    const { id: orderId } = await border.call('orders.submit', {
      ...order,
      customerId: alma,
      domains: 'alma-stays.com',
      hostingPlatform: 'other',
    })
    await border.call('preferences.save', {
      orderViews: [
        { ...view, name: 'All stalled', search: 'maria@b.com' },
        { ...view, name: 'Al fresco', search: 'capital al' },
        { ...view, name: 'Of one', search: ' AL' },
        { ...view, name: 'Of the address', search: 'a@b.co' },
      ],
    })
    const forms = { ...unfinished, customerId: alma, masterInboxEmail: neighbour.email }
    await border.call('forms.save', {
      id: 21,
      values: { ...forms, additionalInfo: 'Al dente' },
    })
    await border.call('forms.save', { id: 22, values: { ...unfinished, customerId: al } })
    raw().exec(`
      insert into imports (name, created_at) values ('All orders.csv', 0), ('orders_al.csv', 0);
      insert into import_orders (import_id, position, first_row, rows, domain_count, customer, cells, is_mended, outcome)
        values ((select max(id) from imports), 0, 1, '1', 1, 'Alma', '{"customer":"maria@b.com"}', 0, 'refused'),
          ((select max(id) from imports), 1, 2, '2', 1, '', '{"customer":"Write to\\nA@b.co."}', 0, 'refused'),
          ((select max(id) from imports), 2, 3, '3', 1, ' al ', '{}', 0, 'refused');
    `)
    const activity = () =>
      raw().prepare('select * from activity_logs where subject_id = ?').all(orderId)
    const before = activity()
    const lines = async () =>
      (await border.workspace().readLog({ search: `#${orderId}`, ...page })).total
    const logged = await lines()
    expect(logged).toBeGreaterThan(0)
    expect(await border.call('customers.viewDeletion', { id: al })).toMatchObject({
      importRows: 2,
      forms: 1,
      views: ['Of one', 'Of the address'],
      otherViews: ['Al fresco'],
    })

    await border.call('customers.delete', { id: al, confirm: 'Al' })

    const { orderViews } = await border.call('preferences.get', {})
    expect(orderViews?.map(one => one.name)).toEqual(['All stalled', 'Al fresco'])
    expect(await formIds()).toContain(21)
    expect(await formIds()).not.toContain(22)
    const files = raw().prepare('select name from imports order by id desc limit 2').pluck()
    expect(files.all()).toEqual(['Orders', 'All orders.csv'])
    const rows = raw().prepare("select customer from import_orders where outcome = 'refused'")
    expect(rows.pluck().all()).toContain('Alma')
    expect(rows.pluck().all()).not.toContain(' al ')
    expect(columnsWith('write to')).toEqual([])
    expect(activity()).toEqual(before)
    expect(await lines()).toBe(logged)
  })

  test('takes a former customer out of what is another customer’s now', async () => {
    const first = await seed('Prior', 4)
    const { id: next } = await border.call('customers.save', {
      name: 'Canary Next',
      email: 'next@person.example',
    })
    const id = first.automated
    const notes = async () => (await border.call('orders.get', { id })).notes
    await border.call('notes.save', { orderId: id, text: 'Pays late' })
    await border.call('notes.save', { orderId: id, text: 'Deleted in time' })
    const undone = (await notes())[0]?.id ?? 0
    await border.call('notes.delete', { id: undone })
    await border.call('orders.submit', {
      ...order,
      id,
      customerId: next,
      domains: 'moved.com',
      masterInboxEmail: first.email,
    })
    raw().exec(`
      insert into order_emails (order_id, user_id, domain, email, password, name, first_name, last_name, is_extra, created_at, updated_at)
        values (${id}, ${first.customerId}, 'x.com', 'left@x.com', 'gone', 'left', 'Left', '', 1, 0, 0),
          (${id}, ${next}, 'x.com', 'kept@x.com', 'kept', 'kept', 'Kept', '', 0, 0, 0)`)
    await border.call('notes.save', { orderId: id, text: 'Prior engagement' })
    await border.call('orders.reject', { id, reason: 'Still in doubt' })
    await border.call('orders.setStatus', { id: first.id, status: 'completed', note: '' })
    const lettersOf = async () =>
      (await border.call('letters.list', { orderId: id, ...page })).rows.map(row => row.to)
    const before = await lettersOf()
    expect(new Set(before)).toEqual(new Set([first.email, 'next@person.example']))
    const { letters, ...counts } = await border.call('customers.viewDeletion', {
      id: first.customerId,
    })
    expect(counts).toMatchObject({
      orders: 1,
      formerOrders: 1,
      notes: 2,
      registrarKeys: 0,
      mailboxPasswords: 2,
    })

    await border.call('customers.delete', { id: first.customerId, confirm: first.name })

    expect(columnsWith('canary prior')).toEqual([])
    expect(columnsWith(first.email)).toEqual([])
    expect(filesWith('canary prior')).toEqual([])
    const kept = await border.call('orders.get', { id })
    expect(kept).toMatchObject({
      customer: { id: next },
      notes: [{ text: 'Prior engagement' }],
      form: { hasCredentials: true },
    })
    expect(await lettersOf()).toEqual(before.map(to => (to === first.email ? '' : to)))
    const told = kept.activity.map(row => row.description)
    expect(told).toContain('Order rejected: Still in doubt')
    expect(told).toContain('Former customer deleted: the person was taken out of this order')
    expect(await border.send('notes.restore', { id: undone })).toMatchObject({ ok: false })
    const mailboxes = raw().prepare(
      "select password, first_name from order_emails where email in ('left@x.com', 'kept@x.com') order by email",
    )
    expect(mailboxes.raw().all()).toEqual([
      ['kept', 'Kept'],
      ['', ''],
    ])
    const emptied = raw()
      .prepare("select count(*) from letters where order_id in (?, ?) and recipient = ''")
      .pluck()
    expect(emptied.get(id, first.id)).toBe(letters)
    expect(raw().prepare('select reason from orders where id = ?').pluck().get(id)).toBe(
      'Still in doubt',
    )
    const { rows } = await border.workspace().readLog({ search: `#${id}`, ...page })
    expect(rows.map(line => line.message)).toContain('Order rejected: Still in doubt')
  })

  test('leaves the former customer of an order alone', async () => {
    const first = await seed('Former', 5)
    const { id: next } = await border.call('customers.save', {
      name: 'Canary Brief',
      email: 'brief@person.example',
    })
    const id = first.automated
    await border.call('orders.submit', { ...order, domains: 'brief.com', id, customerId: next })
    const letter = (await border.call('letters.list', { orderId: id, ...page })).rows.at(-1)
    raw().prepare("update letters set status = 'failed' where id = ?").run(letter?.id)
    await border.call('letters.sendAgain', { id: letter?.id ?? 0 })
    const sent = (await border.call('letters.list', { orderId: id, ...page })).rows.at(-1)
    expect(sent).toMatchObject({ id: letter?.id, to: first.email, status: 'waiting' })
    await border.call('orders.reject', { id, reason: 'Canary Brief is gone' })

    await border.call('customers.delete', { id: next, confirm: 'Canary Brief' })

    expect(columnsWith('canary brief')).toEqual([])
    expect(columnsWith('brief@person.example')).toEqual([])
    const { activity, form } = await border.call('orders.get', { id })
    const told = activity.map(row => row.description)
    expect(told).toContain(`Order rejected: ${first.name} is in doubt`)
    expect(told).toContain('Registrar keys forgotten: the customer was deleted')
    expect(form).toMatchObject({ keysForgottenCause: 'customer-deleted' })
    const tested = { platform: 'spaceship', domains: '', orderId: id } as const
    expect(await border.send('registrars.test', tested)).toMatchObject({
      failure: { message: expect.stringContaining('customer was deleted') },
    })
  })

  test('finds rows of files in any letters and under former names', async () => {
    const zoe = { name: 'Zoë Ünal', email: 'zoe@person.example' }
    const { id } = await border.call('customers.save', { ...zoe, email: 'old@person.example' })
    const { id: orderId } = await border.call('orders.submit', {
      ...order,
      customerId: id,
      domains: 'zoe-rows.com',
      hostingPlatform: 'other',
    })
    await border.call('orders.reject', { id: orderId, reason: 'Wrong' })
    // what was sent keeps its address
    raw().prepare("update letters set status = 'sent' where order_id = ?").run(orderId)
    await border.call('customers.save', { id, ...zoe })
    raw().exec(`
      insert into imports (name, created_at) values ('zoe.csv', 0);
      insert into import_orders (import_id, position, first_row, rows, domain_count, customer, cells, is_mended, outcome, order_id)
        values ((select max(id) from imports), 0, 1, '1', 1, 'ZOË  ÜNAL', '{}', 0, 'refused', null),
          ((select max(id) from imports), 1, 2, '2', 1, 'Zoë Maiden', null, 0, 'created', ${orderId}),
          ((select max(id) from imports), 2, 3, '3', 1, 'zoë maiden', '{}', 0, 'refused', null),
          ((select max(id) from imports), 3, 4, '4', 1, '', '{"customer":"OLD@person.example"}', 0, 'refused', null),
          ((select max(id) from imports), 4, 5, '5', 1, 'Zoë Maidens', '{}', 0, 'refused', null);
    `)
    const rows = () =>
      raw()
        .prepare(
          'select customer from import_orders where import_id = (select max(id) from imports)',
        )
        .pluck()
        .all()
    expect(await border.call('customers.viewDeletion', { id })).toMatchObject({ importRows: 4 })

    await border.call('customers.delete', { id, confirm: zoe.name })

    expect(rows()).toEqual(['', 'Zoë Maidens'])
  })

  test('leaves nobody to order for, to write to or to bring back', async () => {
    const person = await seed('Late')
    const { mailboxes, notes } = await border.call('orders.get', { id: person.id })
    const note = notes[0]
    await border.call('notes.delete', { id: note?.id ?? 0 })
    await border.call('orders.setStatus', { id: person.id, status: 'completed', note: '' })
    const form = { ...order, domains: 'never.com' }
    await border.call('customers.delete', { id: person.customerId, confirm: person.name })

    const refusals = [
      await border.send('orders.submit', { ...form, customerId: person.customerId }),
      await border.send('orders.submit', { ...form, id: person.automated }),
      await border.send('notes.restore', { id: note?.id ?? 0 }),
      await border.send('notes.save', { orderId: person.id, text: 'Pays late' }),
      await border.send('mailboxes.enterPassword', {
        id: mailboxes[0]?.id ?? 0,
        password: 'another-1',
      }),
      await border.send('customers.save', {
        id: person.customerId,
        name: 'Back',
        email: 'back@person.example',
      }),
    ]

    for (const answer of refusals) expect(answer).toMatchObject({ ok: false })
    for (const answer of refusals.slice(3, 5))
      expect(answer).toMatchObject({ failure: { code: 'not_applicable' } })
    await border.call('orders.cancel', { id: person.automated, removeMailboxes: false })
    const { rows } = await border.call('letters.list', { orderId: person.automated, ...page })
    expect(rows.filter(row => row.to === '' && row.status === 'waiting')).toEqual([])
  })

  test('goes on after a kill', async () => {
    const person = await seed('Killed')
    await border.call('orders.setStatus', { id: person.id, status: 'completed', note: '' })
    await border.call('preferences.save', {
      orderViews: [{ ...view, name: 'Old', search: person.email }],
    })
    const { db } = border.workspace()
    expect(intendDeletion(db, person.customerId, person.name, Date.now()).ok).toBe(true)
    expect(columnsWith(person.name)).not.toEqual([])

    await border.call('engine.checkNow', {})

    await expect.poll(() => columnsWith(person.name), { timeout: 20_000 }).toEqual([])
    expect(columnsWith(person.email)).toEqual([])
    expect((await border.call('preferences.get', {})).orderViews).toEqual([])
  })
})
