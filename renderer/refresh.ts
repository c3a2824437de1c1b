import type { QueryClient } from '@tanstack/react-query'
import { type CallName, type EventName, eventNames } from '../shared/calls.ts'
import { forgetPages } from './stores/turned-pages.ts'

const ordersAndMore = [
  'orders.list',
  'orders.get',
  'orders.tally',
  'mailboxes.list',
  'activity.list',
  'exchanges.list',
  'attention.list',
  'transfers.list',
  'log.list',
  'dashboard.get',
] as const

const notesOf = ['orders.get', 'orders.list', 'activity.list'] as const

const letters = ['letters.list', 'letters.get', 'letters.status', 'practice.inbox'] as const

const staleByEvent: Record<EventName, readonly CallName[]> = {
  // what befalls an order may withdraw a letter about it
  'order:changed': [
    ...ordersAndMore,
    ...letters,
    'customers.list',
    'customers.keys',
    'engine.status',
    'cancellations.unfinished',
  ],
  'engine:changed': ['engine.status'],
  'notification:new': ['notifications.list'],
  'letter:changed': letters,
  'command:run': [],
  'data:changed': ['data.status'],
  'backups:changed': ['data.listBackups'],
  'page:open': [],
  'orders:news': [],
  'lock:wanted': [],
  'lock:changed': ['lock.status'],
}

/** What a finished call makes stale at once; everything else follows by events. */
const staleByCall: Partial<Record<CallName, readonly CallName[] | 'everything'>> = {
  'customers.save': ['customers.list', 'orders.list', 'orders.get', ...letters],
  'customers.delete': 'everything',
  'customers.forgetKeys': ['customers.keys'],
  'customers.restoreKeys': ['customers.keys'],
  'imports.submit': ['customers.list', 'customers.match', 'customers.keys'],
  'forms.save': ['forms.get'],
  'plans.save': ['plans.list', 'orders.list', 'orders.get'],
  'orders.submit': [...ordersAndMore, 'customers.list', 'customers.keys'],
  'orders.retry': [...ordersAndMore, 'engine.status'],
  'orders.retryMany': [...ordersAndMore, 'engine.status'],
  'orders.cancelMany': [
    ...ordersAndMore,
    'notifications.list',
    'engine.status',
    'cancellations.unfinished',
  ],
  'cancellations.drop': ['cancellations.unfinished'],
  'orders.replaceDomain': ordersAndMore,
  'orders.cancel': [...ordersAndMore, 'notifications.list', 'engine.status'],
  'orders.reject': [...ordersAndMore, 'notifications.list', 'engine.status'],
  'orders.setStatus': [...ordersAndMore, 'notifications.list'],
  'orders.addMailboxes': ordersAndMore,
  'orders.nameServersSet': ordersAndMore,
  'mailboxes.remove': ordersAndMore,
  'mailboxes.enterPassword': ordersAndMore,
  'mailboxes.purgePasswords': [...ordersAndMore, 'mailboxes.countPurge'],
  'exports.write': ['orders.get', 'mailboxes.list', 'activity.list'],
  'mailboxes.restore': ordersAndMore,
  'notes.save': notesOf,
  'notes.delete': notesOf,
  'notes.restore': notesOf,
  'coupons.save': ['coupons.list'],
  'engine.checkNow': ['engine.status'],
  'desktop.save': ['desktop.get'],
  'engine.pause': ['engine.status'],
  'engine.resume': ['engine.status'],
  'letters.release': letters,
  'letters.releaseAll': letters,
  'letters.sendNow': letters,
  'letters.sendAgain': letters,
  'letters.discard': letters,
  'letters.restore': letters,
  'letters.sendMany': letters,
  'letters.discardMany': letters,
  'letters.restoreMany': letters,
  'notifications.markRead': ['notifications.list'],
  // another mode has another database
  'settings.save': 'everything',
  'settings.testMailin': ['engine.status'],
  'settings.deleteEnvFile': ['settings.envFile'],
  'registrars.confirmAddresses': 'everything',
  'data.restore': 'everything',
  'lock.save': ['lock.status'],
  'vault.unlock': 'everything',
  'vault.startNewKey': 'everything',
  'vault.protect': ['vault.status', 'lock.status'],
  'vault.makeRecoveryCode': ['vault.status'],
  'vault.recover': 'everything',
  'vault.useKeyFile': 'everything',
}

/** Long enough that a busy engine does not redraw the window all the time. */
const throttleMs = 400

export function refreshAfter(client: QueryClient, name: CallName) {
  const stale = staleByCall[name]
  if (stale !== 'everything') return refresh(client, stale ?? [])
  forgetPages()
  return void client.invalidateQueries()
}

/** Reads again what the main process says has changed. Answers its undo. */
export function followEvents(client: QueryClient): () => void {
  const pending = new Set<CallName>()
  let timer: ReturnType<typeof setTimeout> | undefined
  const flush = () => {
    timer = undefined
    refresh(client, [...pending])
    pending.clear()
  }
  const undo = eventNames.map(event =>
    window.boxwright.subscribe(event, () => {
      for (const name of staleByEvent[event]) pending.add(name)
      timer ??= setTimeout(flush, throttleMs)
    }),
  )
  return () => {
    clearTimeout(timer)
    for (const leave of undo) leave()
  }
}

function refresh(client: QueryClient, names: readonly CallName[]) {
  for (const name of names) void client.invalidateQueries({ queryKey: [name] })
}
