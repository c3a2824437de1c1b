import { useState } from 'react'
import { CancelOrdersDialog } from './CancelOrdersDialog.tsx'
import { useTally } from './use-tally.ts'

type Props = {
  /** Ids of the orders to cancel; null: none. */
  readonly ids: readonly number[] | null
  /** What is chosen at first for their mailboxes; else they stay. */
  readonly removesMailboxes?: boolean
  readonly onClose: () => void
  readonly onCancelled: () => void
}

/** One dialog for the bar and for the menu of a row. */
export function CancelOrders({ ids, removesMailboxes, onClose, onCancelled }: Props) {
  // once confirmed, the counts go down with the work: the dialog keeps those that were confirmed
  const [isConfirmed, setConfirmed] = useState(false)
  const tally = useTally(ids ?? [], ids !== null && !isConfirmed)
  // the dialog keeps its words while it closes
  const [last, setLast] = useState({ ids, tally })
  if (ids !== null && !isConfirmed && (last.ids !== ids || last.tally !== tally))
    setLast({ ids, tally })
  return (
    <CancelOrdersDialog
      ids={last.ids ?? []}
      tally={last.tally}
      removesMailboxes={removesMailboxes ?? false}
      isOpen={ids !== null}
      isConfirmed={isConfirmed}
      onConfirm={setConfirmed}
      onClose={() => {
        setConfirmed(false)
        onClose()
      }}
      onCancelled={onCancelled}
    />
  )
}
