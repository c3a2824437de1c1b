/**
 * What staff are told of, as they would tell it apart. Names of settings, and so stored.
 * `needs-attention` is told on the desktop alone: in the window it is a page.
 */
export const notificationKinds = [
  'order-created',
  'mailboxes-created',
  'order-completed',
  'order-stalled',
  'order-rejected',
  'order-cancelled',
  'domains-expire',
  'needs-attention',
] as const
export type NotificationKind = (typeof notificationKinds)[number]

/** Kinds that tell of orders. */
export type OrderKind = Exclude<NotificationKind, 'domains-expire'>
export const orderKinds: readonly OrderKind[] = notificationKinds.filter(
  kind => kind !== 'domains-expire',
)

/** Kinds that are rows in the list of notifications. */
export type ListedKind = Exclude<NotificationKind, 'needs-attention'>
export const listedKinds: readonly ListedKind[] = notificationKinds.filter(
  kind => kind !== 'needs-attention',
)

/** By the stored type; a change of status is told apart by its stored title. */
const kindOfType: Readonly<Record<string, ListedKind>> = {
  order_created: 'order-created',
  email_created: 'mailboxes-created',
  order_stalled: 'order-stalled',
  domains_expire: 'domains-expire',
}
const kindOfTitle: Readonly<Record<string, ListedKind>> = {
  'Order Completed': 'order-completed',
  'Order Rejected': 'order-rejected',
  'Order Cancelled': 'order-cancelled',
}

type StoredWords = { readonly type: string; readonly title: string }

/** The kind of a stored notification; undefined: another version wrote it. */
export const kindOf = ({ type, title }: StoredWords): ListedKind | undefined =>
  kindOfType[type] ?? kindOfTitle[title]
