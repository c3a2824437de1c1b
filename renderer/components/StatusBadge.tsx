import type { DraftCause, OrderStatus } from '../../shared/order.ts'
import { orderStatusWords } from '../words.ts'
import { Tag } from './Tag.tsx'

type Props = {
  readonly status: OrderStatus
  readonly draftCause?: DraftCause | undefined
}

/** Where an order stands. A draft made by failed nameservers needs a person, a saved one not. */
export function StatusBadge({ status, draftCause }: Props) {
  const { words, meaning } = orderStatusWords[status]
  const isSetBack = status === 'draft' && draftCause === 'nameservers'
  return (
    <Tag
      isStill
      meaning={isSetBack ? 'person' : meaning}
      title={isSetBack ? 'Set back to draft: nameservers could not be set' : undefined}
    >
      {words}
    </Tag>
  )
}
