import { z } from 'zod'
import { domain, paging } from '../border/args.ts'
import { answer, reads } from '../border/call.ts'
import { afterId } from '../border/cursor.ts'
import type { Page } from '../border/paging.ts'
import type { Expiry } from '../renewals/renewal.ts'
import type { DomainEvent, OrderOfDomain } from './domain-history.ts'

export const domainCalls = {
  /** The orders that a domain stands or stood in, the newest first, 100 at most. */
  'domains.get': reads({
    args: z.strictObject({ name: domain }),
    answer: answer<{
      readonly name: string
      readonly expiry: Expiry
      readonly orders: readonly OrderOfDomain[]
    }>(),
  }),
  /** What happened to a domain and its mailboxes in all its orders, the newest first. */
  'domains.history': reads({
    args: z.strictObject({ name: domain, ...paging, after: afterId }),
    answer: answer<Page<DomainEvent>>(),
  }),
}
