import {
  acceleratorOf,
  type CommandId,
  commandIds,
  commands,
  keysOf,
} from '../../../shared/desktop/commands.ts'
import { orderStateText } from '../../../shared/orders/order.ts'
import type { SearchGroup, SearchHits } from '../../../shared/search/search.ts'
import { isolated } from '../../../shared/text/isolated.ts'
import { addressOf } from '../../app/place/address.ts'
import {
  customerAddress,
  domainAddress,
  mailboxAddress,
  orderAddress,
} from '../../app/place/addresses.ts'
import { ordersAddress } from '../../orders/list/orders-view.ts'
import { sectionWords, settingsSections } from '../../settings/sections.ts'
import { commandWords, pageParts, sectionOtherWords } from './other-words.ts'

export const paletteGroups = [
  'recent',
  'orders',
  'domains',
  'mailboxes',
  'customers',
  'pages',
  'commands',
  'settings',
] as const
export type PaletteGroup = (typeof paletteGroups)[number]

export const groupWords: Record<PaletteGroup, string> = {
  recent: 'Recently used',
  orders: 'Orders',
  domains: 'Domains',
  mailboxes: 'Mailboxes',
  customers: 'Customers',
  commands: 'Commands',
  pages: 'Go to',
  settings: 'Settings',
}

export type PaletteAct =
  | { readonly kind: 'command'; readonly id: CommandId }
  | { readonly kind: 'page'; readonly address: string }

export type PaletteEntry = {
  readonly id: string
  readonly group: Exclude<PaletteGroup, 'recent'>
  readonly title: string
  readonly detail?: string
  readonly keys?: string
  /** Found by these, too. */
  readonly words?: string
  /** Leads to the whole list: the last of its group, and not remembered. */
  readonly isMore?: true
  readonly act: PaletteAct
}

/** What is always there; a palette does not open itself. */
export function fixedEntries(isMac: boolean): readonly PaletteEntry[] {
  const told = commandIds.filter(id => id !== 'palette.open').map(id => entryOf(id, isMac))
  const sections = settingsSections.map(
    (section): PaletteEntry => ({
      id: `settings.${section}`,
      group: 'settings',
      title: sectionWords[section],
      words: `settings ${sectionOtherWords[section]}`,
      act: { kind: 'page', address: `/settings/${section}` },
    }),
  )
  const parts = pageParts.map(
    ({ title, address, words }): PaletteEntry => ({
      id: address,
      group: 'pages',
      title,
      words,
      act: { kind: 'page', address },
    }),
  )
  return [...told, ...parts, ...sections]
}

function entryOf(id: CommandId, isMac: boolean): PaletteEntry {
  const { title, menu } = commands[id]
  const accelerator = acceleratorOf(id, isMac)
  return {
    id,
    group: menu === 'go' ? 'pages' : 'commands',
    title,
    words: commandWords[id],
    ...(accelerator === undefined ? {} : { keys: keysOf(accelerator, isMac) }),
    act: { kind: 'command', id },
  }
}

/**
 * One order's domain and its mailbox lead to their rows in the order; a customer to the orders, or
 * to itself when there are none.
 */
export function hitEntries(hits: SearchHits, text = ''): readonly PaletteEntry[] {
  const toPage = (address: string): PaletteAct => ({ kind: 'page', address })
  return [
    ...hits.orders.map(
      ({ id, customerName, status, draftCause }): PaletteEntry => ({
        id: `order ${id}`,
        group: 'orders',
        title: `Order ${id}`,
        detail: `${isolated(customerName)} · ${orderStateText({ status, draftCause })}`,
        act: toPage(orderAddress(id)),
      }),
    ),
    ...hits.domains.map(
      ({ name, orderId, customerName, status, draftCause }): PaletteEntry => ({
        id: `domain ${name} ${orderId}`,
        group: 'domains',
        title: name,
        detail: `Order ${orderId} · ${isolated(customerName)} · ${orderStateText({ status, draftCause })}`,
        act: toPage(domainAddress(orderId, name)),
      }),
    ),
    ...hits.mailboxes.map(
      ({ id, email, orderId }): PaletteEntry => ({
        id: `mailbox ${id}`,
        group: 'mailboxes',
        title: email,
        detail: `Order ${orderId}`,
        act: toPage(mailboxAddress(orderId, email)),
      }),
    ),
    ...hits.customers.map(
      ({ id, name, email, hasOrders }): PaletteEntry => ({
        id: `customer ${id}`,
        group: 'customers',
        title: name,
        detail: hasOrders ? email : `${email} · No orders yet`,
        act: toPage(hasOrders ? ordersAddress({ search: email }) : customerAddress(id)),
      }),
    ),
    ...(hits.more ?? []).map(group => moreEntry(group, text)),
  ]
}

/** Where the rest of a group's hits is; domains are found in the list of orders. */
const listOf: Record<SearchGroup, string> = {
  orders: '/orders',
  domains: '/orders',
  mailboxes: '/mailboxes',
  customers: '/customers',
}

/** Behind the hits that are shown: the whole list, with the same search. */
function moreEntry(group: SearchGroup, search: string): PaletteEntry {
  return {
    id: `more ${group}`,
    group,
    title: `More ${groupWords[group].toLowerCase()} with “${isolated(search)}”`,
    isMore: true,
    act: { kind: 'page', address: addressOf(listOf[group], { search }) },
  }
}
