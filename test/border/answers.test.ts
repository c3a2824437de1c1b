import { existsSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CallName } from '../../shared/border/calls.ts'
import { type Border, openBorder } from './open-border.ts'
import { callNames, type Facts, fill, formId, samples, unfinished } from './samples.ts'

let border: Border
let facts: Facts

beforeAll(async () => {
  border = await openBorder({ isTrusted: () => true })
  facts = await fill(border)
  border.savePath = join(border.folder, 'export.csv')
}, 30_000)
afterAll(() => border.close())

const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
const id = expect.any(Number)
const page = (row: unknown) => ({ rows: expect.arrayContaining([row]), total: id })

/** What the design promises of each answer; keys that may be missing are left out. */
const promised: Partial<Record<CallName, unknown>> = {
  'customers.save': { id },
  'customers.list': page({
    id,
    name: 'Northwind Outreach',
    email: 'orders@northwind.example',
    orderCount: 3,
    createdAt: time,
  }),
  'customers.keys': [{ platform: 'spaceship', savedAt: time, testedAt: time }],
  'registrars.test': {
    works: true,
    domainCount: expect.any(Number),
    held: ['active-border.com'],
    missing: [{ name: 'missing-border.com', detail: expect.any(String) }],
    unchecked: [],
  },
  'customers.match': [
    expect.objectContaining({ text: 'orders@northwind.example', id, keys: ['spaceship'] }),
  ],
  'imports.submit': { id, status: 'in-progress' },
  'imports.submitMany': null,
  'imports.save': { path: expect.any(String) },
  'forms.get': {
    forms: [
      {
        id: formId,
        values: unfinished,
        savedAt: time,
        customer: expect.objectContaining({ id: 1, name: 'Northwind Outreach' }),
      },
    ],
  },
  'plans.save': { id },
  'plans.list': page({
    id,
    name: 'Private SMTP',
    providerType: 'Private SMTP',
    price: 3,
    currency: 'USD',
    isActive: true,
  }),
  'orders.submit': { id, status: 'in-progress' },
  'orders.list': {
    ...page(expect.objectContaining({ status: 'completed', completedAt: time })),
    counts: {
      draft: expect.any(Number),
      pending: expect.any(Number),
      'in-progress': expect.any(Number),
      completed: 1,
      reject: 0,
      cancelled: 0,
    },
  },
  'mailboxes.reveal': { password: expect.stringMatching(/^[A-HJ-NP-Za-km-z][\w!#%*]{15}$/) },
  'exports.write': {
    path: expect.any(String),
    count: expect.any(Number),
    fileIds: [expect.any(Number)],
    leftOut: [],
  },
  'mailboxes.countPurge': { exported: 0, notExported: 1, purged: 0 },
  'orders.retryMany': { retried: 1, skipped: 0, left: [] },
  'orders.cancelMany': { cancelled: 1, skipped: [] },
  'orders.tally': {
    orderCount: 2,
    retryDomainCount: 1,
    retryOrderCount: 1,
    exportCount: 2,
    cancelCount: 2,
    unfinishedCount: 1,
    removableCount: 2,
    unpaidCount: 2,
  },
  'orders.withDomains': [
    {
      domain: 'refused-border.com',
      orderId: id,
      status: 'draft',
      customer: 'Northwind Outreach',
    },
  ],
  'settings.testMailin': { ok: true, detail: expect.any(String) },
  'vault.status': { state: 'open', backend: 'key-file' },
  'engine.status': expect.objectContaining({
    running: true,
    paused: false,
    lastRunAt: time,
    nextRunAt: time,
    pauses: [],
    waiting: id,
    halted: id,
  }),
  'attention.list': page(
    expect.objectContaining({
      domain: 'refused-border.com',
      failure: { code: 'credentials', provider: 'spaceship', detail: expect.any(String) },
    }),
  ),
}

/** Keys that are null until known; every other unknown key is missing. */
const nullable = new Set([
  'mailinMailboxId',
  'mailinDomainId',
  'jobUuid',
  'nameServerStatus',
  'completedAt',
])
/** Free JSON of a provider or an activity, and what staff have typed so far. */
const free = new Set(['properties', 'data', 'values'])

/** Names every field of an answer that breaks the rules of the wire. */
function faultsOf(value: unknown, path: string): readonly string[] {
  if (value === undefined) return [`${path} is undefined`]
  if (Array.isArray(value)) return value.flatMap((one, at) => faultsOf(one, `${path}.${at}`))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    const field = `${path}.${key}`
    if (free.has(key)) return []
    if (inner === null) return nullable.has(key) ? [] : [`${field} is null`]
    if (/(^id|Id|count|total)$/.test(key) && !Number.isInteger(inner))
      return [`${field} is no whole number`]
    if (/(At|At$|^since|^until)$/.test(key) && !isWireTime(inner))
      return [`${field} is no time`]
    return faultsOf(inner, field)
  })
}

const isWireTime = (value: unknown) =>
  typeof value === 'string' && new Date(value).toISOString() === value

/** Taken in this order: the acts on an order end what the ones before need. */
const last: readonly CallName[] = [
  'customers.forgetKeys',
  'customers.restoreKeys',
  'orders.diagnose',
  'orders.retryMany',
  'orders.retry',
  'orders.nameServersSet',
  'orders.changePrefixes',
  'orders.replaceDomain',
  'orders.addMailboxes',
  'orders.setStatus',
  'orders.reject',
  'orders.cancel',
  'orders.cancelMany',
]
const ordered = [...callNames.filter(name => !last.includes(name)), ...last]
/** Honest, yet without anything to act on in practice. */
const refused: Partial<Record<CallName, string>> = {
  'mailboxes.enterPassword': 'not_applicable',
  'customers.delete': 'not_applicable',
  'customers.archive': 'not_applicable',
  'mailboxes.purgePasswords': 'conflict',
  'settings.deleteEnvFile': 'not_applicable',
  'lock.now': 'not_applicable',
  'lock.open': 'not_applicable',
  'vault.protect': 'not_applicable',
  'vault.recover': 'not_applicable',
  'vault.startNewKey': 'not_applicable',
  'registrars.confirmAddresses': 'not_applicable',
  'vault.useKeyFile': 'not_applicable',
  'data.restore': 'not_found',
  'team.join': 'invalid_input',
  'team.leave': 'not_applicable',
  'exports.showFile': 'not_found',
  'exports.deleteFormat': 'not_found',
  'exports.restoreFormat': 'not_applicable',
  'settings.showEnvFile': 'not_applicable',
  'cancellations.drop': 'not_found',
  'staff.invite': 'not_applicable',
  'staff.save': 'not_found',
  'staff.revoke': 'not_found',
  'devices.revoke': 'not_found',
  'letters.release': 'not_applicable',
  'letters.edit': 'not_applicable',
  'letters.sendNow': 'not_applicable',
  'letters.sendAgain': 'not_applicable',
  'letters.discard': 'not_applicable',
  'letters.restore': 'not_applicable',
}

/** The call before let the refused domain go on; it comes back soon. */
async function refusedAgain(): Promise<void> {
  const failing = async () =>
    (await border.call('attention.list', samples['attention.list'](facts))).total
  await expect.poll(failing).toBe(1)
}

describe.each(ordered)('%s', name => {
  test('answers as the contract says', async () => {
    if (name === 'orders.retry') await refusedAgain()
    const answer = await border.send(name, samples[name](facts))

    expect(border.bugs.splice(0)).toEqual([])
    const code = refused[name]
    if (code !== undefined)
      return expect(answer).toMatchObject({ ok: false, failure: { code } })
    expect(answer).toMatchObject({ ok: true })
    const value: unknown = Reflect.get(Object(answer), 'value')
    expect(faultsOf(value, name)).toEqual([])
    const expected = promised[name]
    if (expected !== undefined) expect(value).toEqual(expected)
    // what cannot be cloned would not arrive
    expect(structuredClone(answer)).toEqual(answer)
    return undefined
  })
})

describe('one order', () => {
  test('shows what the design lists', async () => {
    const order = await border.call('orders.get', { id: facts.orderId })

    expect(faultsOf(order, 'order')).toEqual([])
    expect(order).toMatchObject({
      id: facts.orderId,
      status: 'completed',
      completedAt: time,
      attention: [],
      domains: [{ name: 'active-border.com', stage: 'done', state: 'finished', attempts: id }],
      automations: [
        { id, actionType: 'mailbox', jobUuid: expect.any(String), createdAt: time },
      ],
      mailboxes: [
        { id, email: 'jane@active-border.com', mailinMailboxId: id, mailinDomainId: id },
        { id, email: 'max@active-border.com', mailinMailboxId: id, mailinDomainId: id },
      ],
    })
    expect(order).not.toHaveProperty('draftCause')
    expect(order.activity.map(one => one.action)).toEqual(
      expect.arrayContaining([
        'mailin_ai_panel_assignment_skipped',
        'mailin_ai_order_status_in_progress',
        'mailin_ai_mailboxes_created',
        'mailin_ai_order_completed',
      ]),
    )
    // by id: two lanes may note their times in another order than they commit
    const ids = order.activity.map(one => one.id)
    expect(ids).toEqual(ids.toSorted((one, other) => other - one))
  })

  test('shows its raw answers without secrets', async () => {
    const { rows, total } = await border.call('exchanges.list', {
      orderId: facts.orderId,
      page: 1,
      pageSize: 50,
    })

    expect(total).toBeGreaterThan(0)
    const creation = rows.find(row => row.method === 'POST' && row.path.endsWith('/mailboxes'))
    expect(creation).toMatchObject({ provider: 'mailin', status: 210 })
    expect(creation?.request).toContain('"password":"•••"')
  })

  test('holds no credential', async () => {
    for (const name of [
      'orders.get',
      'exchanges.list',
      'activity.list',
      'letters.list',
      'orders.list',
    ] as const) {
      const answer = await border.send(name, samples[name](facts))
      expect(JSON.stringify(answer)).not.toMatch(/border-key|border-secret/)
    }
  })
})

test('an export is the owner’s alone', async () => {
  const path = join(border.folder, 'owner.csv')
  border.savePath = path
  const { count } = await border.call('exports.write', {
    format: 'generic',
    orderIds: [facts.orderId],
  })

  expect(count).toBe(2)
  expect(statSync(path).mode & 0o777).toBe(0o600)
  const [head = ''] = readFileSync(path, 'utf8').split('\r\n')
  expect(head).toBe(
    'email,password,first_name,last_name,domain,order_id,imap_host,imap_port,smtp_host,smtp_port',
  )
})

test('a written file is listed, and shown in its folder as long as it is there', async () => {
  const path = join(border.folder, 'listed.json')
  border.savePath = path
  const { fileIds } = await border.call('exports.write', {
    format: 'json',
    orderIds: [facts.orderId],
  })
  const [id = 0] = fileIds
  const of = { orderId: facts.orderId, page: 1, pageSize: 1 }

  expect(await border.call('exports.files', of)).toMatchObject({
    rows: [{ id, path, format: 'json', mailboxCount: 2 }],
  })
  expect(await border.call('exports.files', { ...of, orderId: facts.pendingId })).toEqual({
    rows: [],
    total: 0,
  })
  await border.call('exports.showFile', { id })
  expect(border.openedFolders).toContain(path)
  rmSync(path)
  expect(await border.send('exports.showFile', { id })).toMatchObject({
    failure: { code: 'not_applicable' },
  })
  const { mailboxes } = await border.call('orders.get', { id: facts.orderId })
  expect(mailboxes[0]?.exported).toEqual({ at: expect.any(String), format: 'json' })
})

test('a closed dialog writes nothing', async () => {
  border.savePath = null
  const args = { format: 'generic', orderIds: [facts.orderId] }

  expect(await border.send('exports.write', args)).toMatchObject({
    ok: false,
    failure: { code: 'dismissed' },
  })
  expect(existsSync(join(border.folder, 'null'))).toBe(false)
})

test('reading over pages meets every row once', async () => {
  const seen: number[] = []
  for (let at = 1; at <= 3; at += 1) {
    const { rows } = await border.call('activity.list', { page: at, pageSize: 2 })
    seen.push(...rows.map(row => row.id))
  }

  expect(new Set(seen).size).toBe(seen.length)
  const beyond = await border.call('orders.list', { page: 9999, pageSize: 500 })
  expect(beyond.rows).toEqual([])
  expect(beyond.total).toBeGreaterThan(0)
})
