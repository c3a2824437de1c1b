import { z } from 'zod'
import { nothing, paging, search } from '../border/args.ts'
import { acts, answer, reads } from '../border/call.ts'
import { afterRenewal } from '../border/cursor.ts'
import type { Page } from '../border/paging.ts'
import { type RenewalRow, type RenewalStatus, renewalFilters } from './renewal.ts'

/** Which domains the list of renewals shows. */
export const renewalFilter = {
  when: z.enum(renewalFilters).optional(),
  search,
}

export const renewalCalls = {
  /** Domains by the end of their registration, the earliest first, those not known last. */
  'renewals.list': reads({
    args: z.strictObject({ ...renewalFilter, ...paging, after: afterRenewal }),
    answer: answer<Page<RenewalRow>>(),
  }),
  'renewals.status': reads({ args: nothing, answer: answer<RenewalStatus>() }),
  /** Reads all domains again, except those that were read within the last ten minutes. */
  'renewals.checkNow': acts({
    args: nothing,
    answer: answer<{
      /** Domains that will be read; counted no further than 10,000. */
      readonly count: number
    }>(),
    stale: ['renewals.status'],
  }),
}
