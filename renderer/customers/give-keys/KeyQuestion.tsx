import { useState } from 'react'
import { countOf } from '../../../shared/text/count-of.ts'
import { useCall, useDo } from '../../app/bridge.ts'
import { ConfirmDialog } from '../../ui/form/ConfirmDialog.tsx'
import { OrderLink } from '../../ui/links.tsx'
import { showDone } from '../../ui/show.ts'
import { platformWords } from '../../words/words.ts'
import { dropKeyQuestion, type NewKeys, useKeyQuestion } from './key-question.ts'

/** The question whether waiting orders of the customer get the new keys; mostly nothing. */
export function KeyQuestion({ customerId }: { readonly customerId: number }) {
  const keys = useKeyQuestion(state => state.keys)
  return keys?.customerId === customerId ? <Question keys={keys} /> : null
}

/** "New keys in 11 orders; they go on. Order 41 waits for none any more" */
function givenWords(given: number, left: readonly number[] = []): string {
  const words = `New keys in ${countOf(given, 'order')}; they go on`
  if (left.length === 0) return words
  const numbers = left.join(', ')
  return left.length === 1
    ? `${words}. Order ${numbers} waits for none any more`
    : `${words}. Orders ${numbers} wait for none any more`
}

function Question({ keys }: { readonly keys: NewKeys }) {
  const { customerId: id, platform, from } = keys
  const [isClosing, setClosing] = useState(false)
  // asked anew: an older answer would not know what waits now
  const use = useCall('customers.keyUse', { id }, { staleTime: 0, refetchOnMount: 'always' })
  const give = useDo('customers.giveKeys', {
    onSuccess({ given, left }) {
      showDone(givenWords(given, left))
      setClosing(true)
    },
  })
  const waiting =
    use.data
      ?.find(one => one.platform === platform)
      ?.orders.filter(
        order =>
          order.waiting > 0 &&
          order.id !== from &&
          (from !== undefined || order.keys !== 'remembered'),
      ) ?? []
  const registrar = platformWords[platform]
  const count = countOf(waiting.length, 'order')
  return (
    <ConfirmDialog
      isOpen={use.isFetchedAfterMount && waiting.length > 0 && !isClosing}
      title={`Put the new ${registrar} keys into ${count}?`}
      label={`Use in ${count}`}
      isBusy={give.isPending}
      onClose={dropKeyQuestion}
      onConfirm={() =>
        give.mutate({
          id,
          platform,
          orderIds: waiting.map(order => order.id),
          ...(from !== undefined && { from }),
        })
      }
    >
      <p>
        {`${registrar} refused the keys of ${waiting.length === 1 ? 'this open order' : 'these open orders'} of the customer: `}
        {waiting.map((order, at) => (
          <span key={order.id}>
            {at > 0 && ', '}
            <OrderLink id={order.id} />
          </span>
        ))}
        {waiting.length === 1
          ? '. It gets the new keys in place of the old ones, and goes on.'
          : '. They get the new keys in place of the old ones, and go on.'}
      </p>
    </ConfirmDialog>
  )
}
