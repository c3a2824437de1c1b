import type { DraftCause, OrderStatus } from '../../shared/orders/order.ts'
import { draftCauseWords, orderStateWords, orderStatusWords } from '../words/words.ts'
import { Tag } from './Tag.tsx'

type Props = {
  readonly status: OrderStatus
  readonly draftCause?: DraftCause | undefined
}

/** The status of an order, and whether a draft is under way; its cause shows on hover. */
export function StatusBadge({ status, draftCause }: Props) {
  const cause = status === 'draft' ? draftCause : undefined
  return (
    <Tag
      meaning={orderStatusWords[status].meaning}
      isStill
      title={cause && draftCauseWords[cause]}
    >
      {orderStateWords(status, cause)}
    </Tag>
  )
}
