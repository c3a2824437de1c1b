import { useDo } from '../../../bridge.ts'
import { focusRow } from '../../../components/selection/focus-row.ts'
import { showDone } from '../../../show.ts'
import { retriedLine } from './words.ts'

/** Retries domains of many orders and says how many, and how many were left. */
export function useRetryMany() {
  return useDo('orders.retryMany', {
    onSuccess: answer => {
      // its button goes away when nothing is left to retry
      if (document.activeElement === document.body) focusRow()
      showDone(retriedLine(answer))
    },
  })
}
