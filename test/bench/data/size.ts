/** How much a made-up database holds. */
export type Size = { readonly orders: number; readonly domains: number }

/** The size that the aims are stated for; three mailboxes for each domain. */
export const largeSize: Size = { orders: 100_000, domains: 218_000 }

/** A customer for every 20 orders, as an agency of some years has. */
export const customersOf = (size: Size): number => Math.ceil(size.orders / 20)

export const mailboxesPerDomain = 3
