import { randomUUID } from 'node:crypto'
import type { Database as RawDatabase } from 'better-sqlite3'
import { seal } from '../../../electron/vault/seal.ts'
import { benchKey, benchKeyRecord } from './bench-key.ts'
import { companyName, createRandom, firstNames, lastNames, pick } from './names.ts'
import { type PlannedOrder, planOrders } from './plan-orders.ts'
import { customersOf, mailboxesPerDomain, type Size } from './size.ts'

const chunk = 1_000
const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

/**
 * Fills an empty database with orders of three years. Passwords are made up and open by
 * `benchKey`, whose file is to lie beside a database that the app opens.
 */
export function fillDatabase(raw: RawDatabase, size: Size, now: number): void {
  const fill = createFill(raw, now)
  raw
    .prepare('insert into settings (name, value) values (?, ?)')
    .run('vault.key', JSON.stringify(benchKeyRecord()))
  raw.transaction(() => fill.customers(size))()
  let orders: PlannedOrder[] = []
  const write = () => {
    raw.transaction(() => orders.forEach(order => fill.order(order)))()
    orders = []
  }
  for (const order of planOrders(size, now)) {
    orders.push(order)
    if (orders.length === chunk) write()
  }
  write()
}

function createFill(raw: RawDatabase, now: number) {
  const random = createRandom(2)
  const into = (table: string, columns: string) => {
    const values = columns.split(/,\s*/).map(() => '?')
    const statement = raw.prepare(
      `insert into ${table} (${columns}) values (${values.join(', ')})`,
    )
    return (...row: (string | number | null | Buffer)[]) => statement.run(row).lastInsertRowid
  }
  const customer = into('users', 'id, name, email, created_at, updated_at')
  const plan = into(
    'plans',
    'id, name, provider_type, price, currency, is_active, created_at, updated_at',
  )
  const order = into(
    'orders',
    'id, user_id, plan_id, status_manage_by_admin, draft_cause, provider_type, is_automated, amount, currency, submission, completed_at, due_at, moved_at, created_at, updated_at',
  )
  const form = into(
    'reorder_infos',
    'order_id, domains, inboxes_per_domain, prefix_variants, prefix_variants_details, hosting_platform, created_at, updated_at',
  )
  const claim = into('domain_claims', 'name, order_id, position')
  const domain = into(
    'order_domains',
    'order_id, name, position, stage, state, reason, failure_code, failure_provider, failure_detail, needs_person, due_at, stage_since, created_at, updated_at',
  )
  const transfer = into(
    'domain_transfers',
    'order_id, domain_name, name_servers, status, name_server_status, created_at, updated_at',
  )
  const automation = into(
    'order_automations',
    'order_id, provider_type, action_type, job_uuid, status, subjects, created_at, updated_at',
  )
  const mailbox = into(
    'order_emails',
    'order_id, user_id, domain, email, password, name, first_name, last_name, mailin_mailbox_id, automation_id, asked_by, imap_host, imap_port, smtp_host, smtp_port, created_at, updated_at',
  )
  const secret = into('secrets', 'id, table_name, column_name, sealed, created_at')
  const activity = into(
    'activity_logs',
    'action, description, subject_type, subject_id, properties, created_at',
  )
  const notification = into(
    'notifications',
    'user_id, order_id, type, title, message, data, read_at, created_at, updated_at',
  )
  const letter = into(
    'letters',
    'order_id, kind, submission, recipient, subject, body, status, message_id, due_at, sent_at, created_at, updated_at',
  )
  let latestMailinId = 0
  const passwordColumn = { table: 'order_emails', column: 'password' }
  const sealedUnder = (id: string) => seal(benchKey, { id, ...passwordColumn }, id.slice(0, 16))

  function putMailboxes(one: PlannedOrder, people: readonly Person[], at: number): void {
    const ready = one.domains.filter(({ stage }) => stage === 'done' || stage === 'mailboxes')
    if (!one.isAutomated || ready.length === 0) return
    const { id, customerId } = one
    const subjects = JSON.stringify(ready.slice(0, 10).map(({ name }) => name))
    const status = one.status === 'in-progress' ? 'pending' : 'completed'
    const request = automationId(
      automation(id, 'Private SMTP', 'mailbox', randomUUID(), status, subjects, at, at),
    )
    for (const { name, stage } of ready)
      for (const { prefix, first, last } of people) {
        const password = randomUUID()
        secret(password, passwordColumn.table, passwordColumn.column, sealedUnder(password), at)
        const isThere = stage === 'done'
        const hosts = isThere ? ['imap.mailin.ai', 993, 'smtp.mailin.ai', 587] : noHosts
        const mailinId = isThere ? (latestMailinId += 1) : null
        const address = `${prefix}@${name}`
        mailbox(
          id,
          customerId,
          name,
          address,
          password,
          prefix,
          first,
          last,
          mailinId,
          request,
          request,
          ...hosts,
          at,
          at,
        )
      }
  }

  function tell(one: PlannedOrder, at: number): void {
    const { id, customerId, status } = one
    activity('order_created', 'Order submitted: 2 domains × 3 mailboxes', 'order', id, '{}', at)
    activity('mailin_ai_nameservers_updated', 'Nameservers updated', 'order', id, '{}', at)
    activity(
      'mailin_ai_mailboxes_created',
      'Mailboxes created',
      'order',
      id,
      '{"emails":["a@x.com","b@x.com","c@x.com"]}',
      at,
    )
    const readAt = now - at > 10 * dayMs || random() < 0.7 ? at : null
    const data = `{"order_id":${id}}`
    notification(
      customerId,
      id,
      'order_created',
      'New Order',
      `Order #${id} was created`,
      data,
      readAt,
      at,
      at,
    )
    const mail = ['Your order', `Order #${id} has arrived.\n`.repeat(8), 'sent'] as const
    letter(
      id,
      'order-created',
      1,
      `orders@customer${customerId}.example`,
      ...mail,
      `<${id}@boxwright>`,
      at,
      at,
      at,
      at,
    )
    if (status !== 'completed') return
    activity(
      'mailin_ai_order_completed',
      'Order completed',
      'order',
      id,
      '{"mailboxCount":6}',
      at,
    )
    notification(
      customerId,
      id,
      'order_status_change',
      'Order Completed',
      `Order #${id} is completed`,
      data,
      readAt,
      at,
      at,
    )
  }

  return {
    customers(size: Size): void {
      for (let id = 1; id <= customersOf(size); id += 1)
        customer(id, companyName(random, id), `orders@customer${id}.example`, now, now)
      const price = { smtp: 3, other: 5 }
      plan(1, 'Private SMTP', 'Private SMTP', price.smtp, 'USD', 1, now, now)
      plan(2, 'Google Workspace', 'Google', price.other, 'USD', 1, now, now)
    },
    order(one: PlannedOrder): void {
      const { id, customerId, status, isAutomated, createdAt, domains } = one
      const isOver = status === 'completed'
      const movedAt = Math.min(now - random() * 12 * 60 * minuteMs, createdAt + dayMs)
      const at = Math.floor(isOver ? movedAt : Math.max(movedAt, now - dayMs / 2))
      const cause = status !== 'draft' ? null : isAutomated ? 'nameservers' : 'saved'
      const amount = domains.length * mailboxesPerDomain * 3
      order(
        id,
        customerId,
        isAutomated ? 1 : 2,
        status,
        cause,
        isAutomated ? 'Private SMTP' : 'Google',
        isAutomated ? 1 : 0,
        amount,
        'USD',
        1,
        isOver ? at : null,
        // long enough that few of the open ones are late
        id % 3 === 0 ? createdAt + 80 * dayMs : null,
        at,
        createdAt,
        at,
      )
      const people = peopleOf(random)
      const names = domains.map(({ name }) => name)
      form(
        id,
        names.join('\n'),
        mailboxesPerDomain,
        ...prefixColumns(people),
        id % 3 === 0 ? 'namecheap' : 'spaceship',
        createdAt,
        createdAt,
      )
      names.forEach((name, position) => claim(name, id, position))
      tell(one, at)
      if (!isAutomated) return
      domains.forEach(({ name, stage, state, reason, failure }, position) => {
        const isDue = state === 'due'
        // far enough ahead that no engine works on it while it is measured
        const dueAt = isDue ? now + dayMs + Math.floor(random() * dayMs) : null
        const failed =
          failure === null ? noFailure : [failure, 'spaceship', 'The key was refused.']
        const isStuck = failure !== null && (state === 'halted' || reason === 'slow-clock')
        const person = isStuck ? 1 : 0
        domain(
          id,
          name,
          position,
          stage,
          state,
          reason,
          ...failed,
          person,
          dueAt,
          at,
          createdAt,
          at,
        )
        if (position % 2 === 0)
          transfer(
            id,
            name,
            '["ns1.mailin.ai","ns2.mailin.ai"]',
            stage === 'done' ? 'completed' : 'pending',
            stage === 'done' ? 'updated' : null,
            createdAt,
            at,
          )
      })
      putMailboxes(one, people, at)
    },
  }
}

const noHosts = [null, null, null, null]
const noFailure = [null, null, null]
const automationId = (id: number | bigint) => Number(id)

type Person = { readonly prefix: string; readonly first: string; readonly last: string }

function peopleOf(random: () => number): readonly Person[] {
  return Array.from({ length: mailboxesPerDomain }, (_, at) => {
    const first = pick(random, firstNames)
    const last = pick(random, lastNames)
    return { prefix: `${first}.${last}${at === 0 ? '' : at}`.toLowerCase(), first, last }
  })
}

function prefixColumns(people: readonly Person[]): [string, string] {
  const entries = people.map((one, at) => [`prefix_variant_${at + 1}`, one] as const)
  const variants = entries.map(([key, { prefix }]) => [key, prefix])
  const details = entries.map(([key, { first, last }]) => [
    key,
    { first_name: first, last_name: last },
  ])
  return [
    JSON.stringify(Object.fromEntries(variants)),
    JSON.stringify(Object.fromEntries(details)),
  ]
}
