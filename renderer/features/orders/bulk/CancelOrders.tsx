import { useState } from 'react'
import { CancelOrdersDialog } from './CancelOrdersDialog.tsx'
import { useTally } from './use-tally.ts'

type Props = {
  /** Orders that staff want to cancel; null: none. */
  readonly ids: readonly number[] | null
  readonly onClose: () => void
  readonly onCancelled: () => void
}

/** One dialog for the bar and for the menu of a row. */
export function CancelOrders({ ids, onClose, onCancelled }: Props) {
  const tally = useTally(ids ?? [], ids !== null)
  // the dialog keeps its words while it closes
  const [last, setLast] = useState({ ids, tally })
  if (ids !== null && (last.ids !== ids || last.tally !== tally)) setLast({ ids, tally })
  return (
    <CancelOrdersDialog
      ids={last.ids ?? []}
      tally={last.tally}
      isOpen={ids !== null}
      onClose={onClose}
      onCancelled={onCancelled}
    />
  )
}
