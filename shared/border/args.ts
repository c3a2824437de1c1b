import { z } from 'zod'

/** Arguments that many calls have. */
export const nothing = z.strictObject({})
export const id = z.int().positive()
export const ids = z.array(id).max(10_000)
export const search = z.string().trim().max(200).optional()
/** Pages count from 1. Lists that answer `next` take it as `after`; `page` is then passed over. */
export const paging = {
  page: z.int().min(1).max(1_000_000),
  pageSize: z.int().min(1).max(500),
  /** False: where counting costs a query, `total` is 0; for who goes through all pages. */
  isCounted: z.boolean().optional(),
}
/** True: refused when another one already has the name, or the address. */
export const unlessTaken = z.boolean().optional()
export const domain = z.string().trim().max(300)
const aPort = 'A port is 1 to 65535.'
export const portNumber = z.int(aPort).min(1, aPort).max(65_535, aPort)
/** What staff typed or pasted as domains, before it is read. */
export const domainsText = z.string().max(600_000)
