import { useMutation } from '@tanstack/react-query'
import { type CallFailure, call } from '../../../app/bridge.ts'
import { showDone, showFailure } from '../../../ui/show.ts'
import { countOf } from '../../../words/words.ts'
import { orderNames } from '../../order/mailbox-rows.ts'

/** The domains of an order to the clipboard, one a line. */
export function useCopyDomains() {
  return useMutation<number, CallFailure, number>({
    mutationFn: async id => {
      const names = orderNames(await call('orders.get', { id }))
      if (names.length > 0) await call('clipboard.copy', { text: names.join('\n') })
      return names.length
    },
    onSuccess: count =>
      showDone(
        count === 0 ? 'This order has no domains' : `${countOf(count, 'domain')} copied`,
      ),
    onError: error => showFailure(error.failure),
  })
}
