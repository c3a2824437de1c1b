import { useLocation } from 'wouter'
import { failureText } from '../../shared/border/failure-text.ts'
import type { Diagnosis, VerdictActionKind } from '../../shared/diagnosis/diagnosis.ts'
import type { Order } from '../../shared/orders/order-view.ts'
import { useDo } from '../app/bridge.ts'
import { actsOf } from '../orders/acts/acts.ts'
import { useOrderDialog } from '../orders/acts/use-order-dialog.ts'
import { editAddress } from '../orders/order/retry.ts'
import { showDone } from '../ui/show.ts'
import { useCopied } from './use-copied.ts'

export type Doing = {
  readonly label: string
  readonly isBusy: boolean
  readonly run: () => void
}

/**
 * The action that a verdict names, with its label; null when there is nothing to do. `onLeave`
 * closes the drawer.
 */
export function useVerdictAction(
  order: Order,
  diagnosis: Diagnosis,
  onLeave: () => void,
): Doing | null {
  const [, navigate] = useLocation()
  const open = useOrderDialog()
  const retry = useDo('orders.retry')
  const checkNow = useDo('engine.checkNow')
  const { isCopied, copy } = useCopied()
  const { action } = diagnosis.verdict
  if (action === null || action.kind === 'wait') return null

  const { domain, report } = diagnosis
  const leaveSaying = (said: string) => {
    onLeave()
    showDone(said)
  }
  const editOrder = () => {
    onLeave()
    const failure = order.domains.find(one => one.name === domain)?.failure
    const part = failure && failureText(failure.code, { ...failure, isEditable: true }).part
    navigate(editAddress(order.id, part))
  }
  const runs: Record<Exclude<VerdictActionKind, 'wait'>, () => void> = {
    retry: () =>
      retry.mutate(
        { id: order.id, domain },
        { onSuccess: () => leaveSaying(`${domain} is tried again`) },
      ),
    'check-now': () =>
      checkNow.mutate(
        {},
        { onSuccess: () => leaveSaying('Everything that waits is looked at') },
      ),
    'edit-order': editOrder,
    'copy-nameservers': () => copy(action.text ?? ''),
    'whitelist-ip': () => copy(action.text ?? ''),
    'open-settings': () => {
      onLeave()
      navigate(`/settings/${action.section ?? 'general'}`)
    },
    'replace-domain': () => {
      if (!actsOf(order).canReplace) return editOrder()
      onLeave()
      open({ kind: 'replace', domain })
    },
    'change-prefixes': () => {
      if (!actsOf(order).canReplace) return editOrder()
      onLeave()
      open({ kind: 'prefixes', domain })
    },
    'contact-support': () => copy(report),
  }
  return {
    label: isCopied ? 'Copied' : action.label,
    isBusy: retry.isPending || checkNow.isPending,
    run: runs[action.kind],
  }
}
