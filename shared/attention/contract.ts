import { z } from 'zod'
import { nothing, paging } from '../border/args.ts'
import { answer, reads } from '../border/call.ts'
import type { Page } from '../border/paging.ts'
import type { AttentionRow } from '../orders/order-domain.ts'
import type { AttentionCount } from './attention.ts'

export const attentionCalls = {
  /** How much needs a person, by cause. */
  'attention.count': reads({ args: nothing, answer: answer<AttentionCount>() }),
  /** One page of the domains that need a person, those of one cause together. */
  'attention.list': reads({
    args: z.strictObject({ ...paging }),
    answer: answer<Page<AttentionRow>>(),
  }),
}
