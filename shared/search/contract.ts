import { z } from 'zod'
import { answer, reads } from '../border/call.ts'
import type { SearchHits } from './search.ts'

export const searchCalls = {
  /** For the palette: a few hits of each kind, the likeliest first. */
  'search.everything': reads({
    args: z.strictObject({ text: z.string().trim().max(200) }),
    answer: answer<SearchHits>(),
  }),
}
