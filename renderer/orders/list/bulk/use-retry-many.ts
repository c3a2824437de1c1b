import { useRef } from 'react'
import type { CallArgs } from '../../../../shared/border/calls.ts'
import { useDo } from '../../../app/bridge.ts'
import { showDone } from '../../../ui/show.ts'
import { focusRow } from '../../../ui/table/selection/focus-row.ts'
import { retriedLine } from './words.ts'

/** Retries domains of many orders and says how many, and how many were left. */
export function useRetryMany() {
  // a second press comes before the button shows that it is busy
  const isUnderWay = useRef(false)
  const { mutate, isPending } = useDo('orders.retryMany', {
    onSuccess: answer => {
      // the button vanishes when nothing is left to retry, and the focus with it
      if (document.activeElement === document.body) focusRow()
      showDone(retriedLine(answer))
    },
    onSettled: () => {
      isUnderWay.current = false
    },
  })
  return {
    isPending,
    retry: (args: CallArgs<'orders.retryMany'>): void => {
      if (isUnderWay.current) return
      isUnderWay.current = true
      mutate(args)
    },
  }
}
