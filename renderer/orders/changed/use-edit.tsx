import { type ReactNode, useState } from 'react'
import type { CallArgs } from '../../../shared/border/calls.ts'
import type { BorderFailure } from '../../../shared/border/failure.ts'
import type { Order } from '../../../shared/orders/order-view.ts'
import { useDo } from '../../app/bridge.ts'
import { ChangedPanel } from './ChangedPanel.tsx'

/** Acts on one order that name the version of it that staff had before them. */
type Edit =
  | 'orders.replaceDomain'
  | 'orders.changePrefixes'
  | 'orders.cancel'
  | 'orders.reject'
  | 'orders.setStatus'
  | 'orders.setDueDate'
  | 'orders.setBilling'

type Options = {
  readonly onSuccess: () => void
  readonly onError?: (failure: BorderFailure) => void
}

/**
 * An edit of an order by a dialog that was opened with a version of it. Where somebody has changed
 * the order since, `question` asks how to go on, and nothing is refused.
 */
export function useEdit<Name extends Edit>(
  name: Name,
  order: Pick<Order, 'id' | 'version'>,
  { onSuccess, onError }: Options,
) {
  // the order is read again while the dialog is open
  const [version, setVersion] = useState(order.version)
  const [asked, setAsked] = useState<{ failure: BorderFailure; args: CallArgs<Name> }>()
  const edit = useDo(name, {
    isQuiet: true,
    onSuccess,
    onError({ failure }, args) {
      const isChanged = failure.code === 'changed' && failure.version !== undefined
      setAsked(isChanged ? { failure, args } : undefined)
      if (!isChanged) onError?.(failure)
    },
  })
  const send = (args: CallArgs<Name>, seen = version) => edit.mutate({ ...args, version: seen })
  const question: ReactNode = asked && (
    <ChangedPanel
      orderId={order.id}
      edits={asked.failure.edits ?? []}
      isSaving={edit.isPending}
      onBack={hasLooked => {
        if (hasLooked) setVersion(asked.failure.version ?? version)
        setAsked(undefined)
        edit.reset()
      }}
      onSaveOver={() => send(asked.args, asked.failure.version)}
    />
  )
  return {
    mutate: (args: CallArgs<Name>) => send(args),
    reset: edit.reset,
    isPending: edit.isPending,
    failure: asked === undefined ? edit.error?.failure : undefined,
    question,
  }
}
