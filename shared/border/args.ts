import { z } from 'zod'

/** Arguments that many calls have. */
export const nothing = z.strictObject({})
export const id = z.int().positive()
export const ids = z.array(id).max(10_000)
export const search = z.string().trim().max(200).optional()
/** Lists that answer `next` take it as `after`; then `page` is for people alone. */
export const paging = {
  page: z.int().min(1).max(1_000_000),
  pageSize: z.int().min(1).max(500),
}
/** Refused when another one has the name, or the address, already. */
export const unlessTaken = z.boolean().optional()
export const domain = z.string().trim().max(300)
const aPort = 'A port is 1 to 65535.'
export const portNumber = z.int(aPort).min(1, aPort).max(65_535, aPort)
/** What staff typed or pasted as domains, before it is read. */
export const domainsText = z.string().max(600_000)
