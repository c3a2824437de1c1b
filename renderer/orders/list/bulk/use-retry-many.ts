import { useRef } from 'react'
import type { Answers, CallArgs } from '../../../../shared/border/calls.ts'
import { useDo } from '../../../app/bridge.ts'
import { showDone, showNote } from '../../../ui/show.ts'
import { focusRow } from '../../../ui/table/selection/focus-row.ts'
import { retriedLine } from './words.ts'

/** Tells how many are tried again; what was left is named, and stays to be read. */
export function tellRetried(answer: Answers['orders.retryMany']): void {
  const tell = answer.left.length > 0 ? showNote : showDone
  tell(retriedLine(answer))
}

/** Retries domains of many orders and says how many, and which orders were left. */
export function useRetryMany() {
  // a second press comes before the button shows that it is busy
  const isUnderWay = useRef(false)
  const { mutate, isPending } = useDo('orders.retryMany', {
    onSuccess: answer => {
      // the button vanishes when nothing is left to retry, and the focus with it
      if (document.activeElement === document.body) focusRow()
      tellRetried(answer)
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
