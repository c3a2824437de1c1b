import type { CallArgs, CallName } from '../../shared/border/calls.ts'
import { emptyForm, type SubmitArgs, type UnfinishedForm } from '../../shared/orders/form.ts'
import { unfinishedOf } from '../../shared/orders/sent-form.ts'
import { monthOf } from '../../shared/text/month.ts'
import type { Border } from './open-border.ts'

export type Facts = {
  /** Completed, with two mailboxes. */
  readonly orderId: number
  /** A draft because the registrar refuses its key. */
  readonly refusedId: number
  /** Worked by hand. */
  readonly pendingId: number
  readonly mailboxId: number
  /** Entered by hand, for the pending order. */
  readonly enteredId: number
  /** On the completed order. */
  readonly noteId: number
}

export const order = {
  customerId: 1,
  planId: 1,
  domains: 'active-border.com',
  inboxesPerDomain: 2,
  prefixes: [
    { prefix: 'jane', firstName: 'Jane', lastName: 'Doe' },
    { prefix: 'max', firstName: 'Max', lastName: 'Roe' },
  ],
  hostingPlatform: 'spaceship',
  credentials: { spaceshipApiKey: 'border-key', spaceshipApiSecretKey: 'border-secret' },
} as const satisfies SubmitArgs

export const formId = 1_790_000_000_000
export const unfinished = {
  ...unfinishedOf(emptyForm),
  customerId: 1,
  domains: 'unfinished-border.com, acme',
  inboxesPerDomain: 2,
  prefixes: [{ prefix: 'ja', firstName: 'Jane', lastName: '', profilePictureLink: '' }],
  keySource: 'typed',
} as const satisfies UnfinishedForm

const closeFormat: CallArgs<'exports.saveFormat'>['format'] = {
  name: 'Close',
  separator: ';',
  truth: 'yes',
  columns: [
    { title: 'Login', field: 'userName' },
    { title: 'Secret', field: 'password' },
    { title: 'Source', field: 'text', text: 'Boxwright' },
  ],
}

const paging = { page: 1, pageSize: 50 } as const

/** Valid arguments for every call; for a new call the compiler asks for them. */
export const samples: {
  readonly [Name in CallName]: (facts: Facts) => CallArgs<Name>
} = {
  'customers.save': () => ({ name: 'Acme', email: 'jo@acme.example' }),
  'customers.list': () => ({ ...paging, search: 'north' }),
  'customers.viewDeletion': () => ({ id: 1 }),
  'customers.delete': () => ({ id: 1, confirm: 'Northwind Outreach' }),
  'customers.keys': () => ({ id: 1 }),
  'customers.viewMerge': () => ({ id: 1, into: 2 }),
  'customers.merge': () => ({ id: 1, into: 2, orders: 3 }),
  'customers.unmerge': () => ({ id: 1 }),
  'customers.keyUse': () => ({ id: 1 }),
  'customers.saveKeys': () => ({
    id: 1,
    platform: 'spaceship',
    credentials: order.credentials,
  }),
  'customers.giveKeys': ({ refusedId }) => ({
    id: 1,
    platform: 'spaceship',
    orderIds: [refusedId],
  }),
  'customers.forgetKeys': () => ({ id: 1, platform: 'spaceship' }),
  'customers.restoreKeys': () => ({ id: 1, platform: 'spaceship' }),
  'mailboxes.check': ({ orderId }) => ({ orderIds: [orderId] }),
  'mailboxes.cancelCheck': () => ({}),
  'mailboxes.logins': () => ({}),
  'mailboxes.countLogins': ({ orderId }) => ({ orderIds: [orderId] }),
  'registrars.test': () => ({
    platform: 'spaceship',
    credentials: { spaceshipApiKey: 'border-key', spaceshipApiSecretKey: 'border-secret' },
    domains: 'active-border.com, missing-border.com',
  }),
  'registrars.confirmAddresses': () => ({}),
  'registrars.countForgettable': () => ({ days: 30 }),
  'renewals.list': () => ({ ...paging, when: 'within-90', search: 'border' }),
  'renewals.status': () => ({}),
  'renewals.checkNow': () => ({}),
  'customers.get': () => ({ id: 1 }),
  'customers.months': () => ({ id: 1 }),
  'customers.domains': () => ({ ...paging, id: 1, search: 'border' }),
  'customers.notes': () => ({ ...paging, id: 1 }),
  'customers.archive': () => ({ id: 1, archived: false }),
  'customers.match': () => ({ texts: ['orders@northwind.example', 'Nobody'] }),
  'imports.submit': () => {
    const { customerId: _, ...rest } = order
    return {
      mode: 'practice',
      customer: { name: 'Imported', email: 'imported@customer.example' },
      order: { ...rest, domains: 'imported-border.com' },
    }
  },
  'imports.submitMany': () => {
    const { customerId: _, ...rest } = order
    const customer = { name: 'Imported', email: 'imported@customer.example' }
    return {
      orders: [{ mode: 'practice', customer, order: { ...rest, domains: 'many-border.com' } }],
    }
  },
  'imports.begin': () => ({
    name: 'orders.csv',
    orders: [
      {
        firstRow: 2,
        rows: '2–3',
        domain: 'begun-border.com',
        domainCount: 2,
        customer: 'Northwind Outreach',
        isMended: true,
        cells: { domains: 'begun-border.com\nother-border.com', plan: 'Gold' },
        why: 'No plan is called Gold.',
      },
    ],
  }),
  'imports.last': () => ({}),
  'imports.rest': () => ({}),
  'imports.save': () => ({
    name: 'refused-orders',
    rows: [
      ['Domain', 'Why'],
      ['acme.com', 'Taken'],
    ],
  }),
  'forms.save': () => ({ id: formId, values: unfinished }),
  'forms.get': () => ({}),
  'plans.save': () => ({
    name: 'Large',
    providerType: 'Private SMTP',
    price: 2.5,
    currency: 'EUR',
    isActive: true,
    minInboxes: 1,
    maxInboxes: 500,
  }),
  'plans.list': () => ({ ...paging, search: 'private' }),
  'orders.submit': () => ({ ...order, domains: 'sample-border.com' }),
  'team.status': () => ({}),
  'team.join': () => ({ invitation: 'https://192.168.1.5:4780' }),
  'team.leave': () => ({}),
  'team.server': () => ({}),
  'team.serve': () => ({ isOn: false }),
  'orders.list': () => ({
    ...paging,
    status: 'completed',
    search: 'border',
    customerId: 1,
    sort: { by: 'createdAt', descending: true },
  }),
  'dashboard.get': () => ({}),
  'orders.get': ({ orderId }) => ({ id: orderId }),
  'orders.diagnose': ({ refusedId }) => ({ id: refusedId, domain: 'refused-border.com' }),
  'orders.retry': ({ refusedId }) => ({ id: refusedId, domain: 'refused-border.com' }),
  'orders.retryMany': ({ refusedId }) => ({ orderIds: [refusedId], cause: 'credentials' }),
  'orders.cancelMany': ({ pendingId }) => ({ ids: [pendingId], removeMailboxes: false }),
  'cancellations.unfinished': () => ({}),
  'cancellations.drop': () => ({ id: 1 }),
  'orders.tally': ({ orderId, refusedId }) => ({ ids: [orderId, refusedId] }),
  'orders.changePrefixes': ({ refusedId }) => ({
    id: refusedId,
    prefixes: [{ prefix: 'jo', firstName: 'Jo', lastName: 'Doe' }],
  }),
  'orders.replaceDomain': ({ refusedId }) => ({
    id: refusedId,
    domain: 'refused-border.com',
    with: 'other-border.com',
  }),
  'orders.cancel': ({ refusedId }) => ({ id: refusedId, removeMailboxes: false }),
  'orders.reject': ({ refusedId }) => ({ id: refusedId, reason: 'The customer asked for it' }),
  'orders.setStatus': ({ pendingId }) => ({ id: pendingId, status: 'completed', note: '' }),
  'orders.setDueDate': ({ orderId }) => ({ id: orderId, dueAt: '2026-12-01T14:00:00.000Z' }),
  'orders.addMailboxes': ({ pendingId }) => ({
    id: pendingId,
    mailboxes: [{ email: 'by@hand-border.com', password: 'by-hand-1' }],
  }),
  'orders.nameServersSet': ({ refusedId }) => ({ id: refusedId, domain: 'refused-border.com' }),
  'notes.save': ({ orderId }) => ({ orderId, text: 'The customer calls on Monday' }),
  'notes.delete': ({ noteId }) => ({ id: noteId }),
  'notes.restore': ({ noteId }) => ({ id: noteId }),
  'attention.count': () => ({}),
  'attention.list': () => paging,
  'transfers.list': () => ({ ...paging, search: 'border' }),
  'coupons.save': () => ({
    code: 'SPRING',
    kind: 'percent',
    value: 10,
    isActive: true,
    validUntil: '2030-01-01T00:00:00Z',
  }),
  'coupons.list': () => ({ ...paging, search: 'spring' }),
  'orders.withDomains': () => ({ domains: 'refused-border.com, free-border.com' }),
  'mailboxes.list': ({ orderId }) => ({ ...paging, orderId, search: 'jane' }),
  'mailboxes.reveal': ({ mailboxId }) => ({ id: mailboxId }),
  'mailboxes.enterPassword': ({ mailboxId }) => ({ id: mailboxId, password: 'new' }),
  'mailboxes.copyPassword': ({ mailboxId }) => ({ id: mailboxId }),
  'mailboxes.remove': ({ enteredId }) => ({ id: enteredId }),
  'mailboxes.restore': ({ enteredId }) => ({ id: enteredId }),
  'mailboxes.countPurge': ({ mailboxId }) => ({ mailboxIds: [mailboxId] }),
  'mailboxes.purgePasswords': ({ mailboxId }) => ({ mailboxIds: [mailboxId], confirm: 2 }),
  'exports.profile': () => ({ planId: 1 }),
  'exports.saveProfile': () => ({
    customerId: 2,
    profile: { dailyLimit: 40, hasWarmUp: true, replyRate: 30, signature: 'Jo' },
  }),
  'exports.formats': () => ({}),
  'exports.saveFormat': () => ({ format: closeFormat }),
  'exports.previewFormat': () => ({ format: closeFormat }),
  'exports.deleteFormat': () => ({ id: 999_999 }),
  'exports.restoreFormat': () => ({ id: 999_999 }),
  'exports.handOver': ({ orderId }) => ({ format: 'generic', orderId, announce: true }),
  'exports.files': ({ orderId }) => ({ ...paging, orderId }),
  'exports.showFile': () => ({ id: 999_999 }),
  'exports.count': () => ({ onlyNew: true }),
  'exports.write': ({ orderId, mailboxId }) => ({
    format: 'generic',
    orderIds: [orderId],
    mailboxIds: [mailboxId],
  }),
  'orders.setBilling': ({ orderId }) => ({ ids: [orderId], billingStatus: 'invoiced' }),
  'lists.export': () => ({ list: 'activity', filter: { kind: 'orders' }, format: 'csv' }),
  'notifications.list': () => ({ ...paging, unread: true }),
  'notifications.markRead': () => ({ ids: [1] }),
  'invoicing.list': () => ({ month: '2026-11', ...paging }),
  'invoicing.orders': () => ({ month: '2026-11', customerId: 1, ...paging }),
  'invoicing.export': () => ({ month: monthOf(Date.now()), format: 'csv', by: 'customer' }),
  'letters.list': ({ orderId }) => ({
    ...paging,
    orderId,
    status: 'sent',
    search: 'northwind',
  }),
  'letters.get': () => ({ id: 1 }),
  'letters.behindLogins': () => ({}),
  'letters.sendBeforeLogins': () => ({ id: 999_999 }),
  'letters.status': () => ({}),
  'letters.release': () => ({ id: 1 }),
  'letters.releaseAll': () => ({}),
  'letters.edit': () => ({ id: 1, subject: 'Your order', text: 'Hello Jo,\n\nit is done.' }),
  'letters.templates': () => ({ language: 'en' }),
  'letters.template': () => ({ kind: 'order-completed', language: 'de' }),
  'letters.saveTemplate': () => ({
    kind: 'order-completed',
    language: 'en',
    subject: 'Order {{order_number}} is ready',
    body: 'Hello {{customer_name}},\n\n{{mailboxes_ready}}.\n\n{{domain_list}}',
  }),
  'letters.templateVersions': () => ({ ...paging, kind: 'order-completed', language: 'en' }),
  'letters.restoreTemplate': () => ({ kind: 'order-completed', language: 'en' }),
  'letters.preview': ({ orderId }) => ({ kind: 'order-completed', language: 'en', orderId }),
  'letters.sendTest': ({ orderId }) => ({ kind: 'order-completed', language: 'en', orderId }),
  'letters.sendNow': () => ({ id: 1 }),
  'letters.sendAgain': () => ({ id: 1 }),
  'letters.discard': () => ({ id: 1 }),
  'letters.restore': () => ({ id: 1 }),
  'letters.sendMany': () => ({ ids: [1, 2] }),
  'letters.discardMany': () => ({ ids: [1, 2] }),
  'letters.restoreMany': () => ({ ids: [1, 2] }),
  'practice.inbox': () => paging,
  'log.list': () => ({ ...paging, search: 'order', level: 'info' }),
  'exchanges.list': ({ orderId }) => ({ ...paging, orderId }),
  'activity.list': ({ orderId }) => ({ ...paging, orderId, kind: 'orders', search: 'border' }),
  'domains.get': () => ({ name: 'active-border.com' }),
  'domains.history': () => ({ ...paging, name: 'active-border.com' }),
  'search.everything': () => ({ text: 'border' }),
  'engine.checkNow': () => ({}),
  'engine.status': () => ({}),
  'engine.pause': () => ({}),
  'engine.resume': () => ({}),
  'desktop.get': () => ({}),
  'desktop.save': () => ({ keepInTray: true, startAtLogin: false, notify: true }),
  'commands.run': () => ({ id: 'zoom.reset' }),
  'settings.get': () => ({}),
  'settings.save': () => ({
    automationEnabled: true,
    mailin: { deviceName: 'fixture', minGapMs: 50, batchSize: 5 },
    registrars: { namecheapClientIp: '203.0.113.7' },
    polling: { intervalSeconds: 2 },
    mail: { host: 'smtp.example.com', port: 587, secure: false, hold: true },
    defaults: { imapHost: 'imap.example.com', imapPort: 993 },
  }),
  'settings.testMailin': () => ({}),
  'settings.testMail': () => ({}),
  'settings.clearMailinToken': () => ({}),
  'lock.now': () => ({}),
  'lock.open': () => ({ code: 'border-code' }),
  'lock.status': () => ({}),
  'lock.save': () => ({ idleMinutes: 30, asksAtStart: false, engineGoesOn: true }),
  'settings.envFile': () => ({}),
  'settings.showEnvFile': () => ({}),
  'settings.deleteEnvFile': () => ({}),
  'vault.status': () => ({}),
  'vault.losses': () => ({}),
  'vault.startNewKey': () => ({ confirm: true }),
  'vault.unlock': () => ({ passphrase: 'correct horse battery' }),
  'vault.protect': () => ({
    by: 'passphrase',
    passphrase: 'another horse battery',
    current: 'correct horse battery',
  }),
  'vault.makeRecoveryCode': () => ({}),
  'vault.recover': () => ({ code: '7KQ2M-00000-00000-00000-00000-00000' }),
  'vault.useKeyFile': () => ({}),
  'staff.list': () => ({}),
  'staff.invite': () => ({ name: 'Ada', role: 'staff', maySeePasswords: false }),
  'staff.save': () => ({ id: 1, role: 'admin' }),
  'staff.revoke': () => ({ id: 1 }),
  'devices.list': () => ({}),
  'devices.revoke': () => ({ id: 1 }),
  'presence.list': ({ orderId }) => ({ orderId }),
  'presence.tell': ({ orderId }) => ({ orderId, isEditing: true }),
  'data.status': () => ({}),
  'data.check': () => ({}),
  'data.backUp': () => ({}),
  'data.listBackups': () => ({}),
  'data.restore': () => ({ name: 'boxwright-2026-01-01T00-00-00-000Z-daily.db' }),
  'data.openFolder': () => ({}),
  'preferences.get': () => ({}),
  'preferences.save': () => ({ colorScheme: 'dark', sidebarFolded: true }),
  'clipboard.copy': () => ({ text: 'copied' }),
  'app.info': () => ({}),
  'app.reportBug': () => ({ text: 'Error: a page broke\n    at Page' }),
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of this very record
export const callNames = Object.keys(samples) as CallName[]

/** Fills a workspace with orders of every kind that calls act on. */
export async function fill(border: Border): Promise<Facts> {
  const { credentials } = order
  // keys that have worked are remembered
  await border.call('registrars.test', { platform: 'spaceship', credentials, domains: '' })
  const { id: orderId } = await border.call('orders.submit', {
    ...order,
    rememberKeys: true,
  })
  const refused = { ...order, domains: 'refused-border.com' }
  const { id: refusedId } = await border.call('orders.submit', refused)
  const byHand = { ...order, domains: 'hand-border.com', hostingPlatform: 'other' } as const
  const { id: pendingId } = await border.call('orders.submit', byHand)
  const entered = { email: 'jane@hand-border.com', password: 'by-hand-0' }
  await border.call('orders.addMailboxes', { id: pendingId, mailboxes: [entered] })
  const { mailboxes } = await border.call('orders.get', { id: pendingId })
  const note = { orderId, text: 'Billing goes to the parent company' }
  const { id: noteId } = await border.call('notes.save', note)
  await until(border, orderId, 'completed')
  await until(border, refusedId, 'draft')
  const { rows } = await border.call('mailboxes.list', { orderId, page: 1, pageSize: 1 })
  return {
    orderId,
    refusedId,
    pendingId,
    mailboxId: rows[0]?.id ?? 0,
    enteredId: mailboxes[0]?.id ?? 0,
    noteId,
  }
}

async function until(border: Border, id: number, status: string): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if ((await border.call('orders.get', { id })).status === status) return
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  throw new Error(`Order ${id} did not become ${status}`)
}
