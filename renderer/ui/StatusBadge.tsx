import type { DraftCause, OrderStatus } from '../../shared/orders/order.ts'
import { draftCauseWords, orderStatusWords } from '../words/words.ts'
import { Tag } from './Tag.tsx'

type Props = {
  readonly status: OrderStatus
  readonly draftCause?: DraftCause | undefined
}

/** The status of an order; the cause of a draft shows on hover. */
export function StatusBadge({ status, draftCause }: Props) {
  const { words, meaning } = orderStatusWords[status]
  const cause = status === 'draft' && draftCause !== undefined && draftCauseWords[draftCause]
  return (
    <Tag meaning={meaning} isStill title={cause === false ? undefined : cause}>
      {words}
    </Tag>
  )
}
