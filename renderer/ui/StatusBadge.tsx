import type { DraftCause, OrderStatus } from '../../shared/orders/order.ts'
import { draftCauseWords, draftLabels, orderStatusWords } from '../words/words.ts'
import { Tag } from './Tag.tsx'

type Props = {
  readonly status: OrderStatus
  readonly draftCause?: DraftCause | undefined
}

/** The status of an order, and whether a draft is under way; its cause shows on hover. */
export function StatusBadge({ status, draftCause }: Props) {
  const { words, meaning } = orderStatusWords[status]
  const cause = status === 'draft' ? draftCause : undefined
  const label = cause === undefined ? '' : draftLabels[cause]
  return (
    <Tag meaning={meaning} isStill title={cause && draftCauseWords[cause]}>
      {label === '' ? words : `${words} · ${label}`}
    </Tag>
  )
}
