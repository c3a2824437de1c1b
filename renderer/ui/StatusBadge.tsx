import { type DraftCause, type OrderStatus, orderStateText } from '../../shared/orders/order.ts'
import { draftCauseWords, orderStatusWords } from '../words/words.ts'
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
      {orderStateText({ status, draftCause: cause })}
    </Tag>
  )
}
