import { useLocation } from 'wouter'
import { causeOf } from '../../../shared/border/failure-cause.ts'
import { type FailureAction, failureText } from '../../../shared/border/failure-text.ts'
import { isEditable } from '../../../shared/orders/life.ts'
import type { DomainFailure, OrderDomain } from '../../../shared/orders/order-domain.ts'
import type { Order } from '../../../shared/orders/order-view.ts'
import { useDo } from '../../app/bridge.ts'
import { showDone } from '../../ui/show.ts'
import { actsOf } from '../acts/acts.ts'
import { useOrderDialog } from '../acts/use-order-dialog.ts'
import { editAddress } from './retry.ts'
import { useConfirmAddresses } from './use-confirm-addresses.ts'
import { useRetry } from './use-retry.ts'

export type Mending = { readonly label: string; readonly run: () => void }

type Failed = {
  readonly failure: DomainFailure
  readonly stage: OrderDomain['stage']
  readonly reason?: OrderDomain['reason'] | undefined
}

/** The one thing to do about a failure; null when time mends it. */
export function useFailureAction(order: Order) {
  const [, navigate] = useLocation()
  const copy = useDo('clipboard.copy')
  const retry = useRetry(order)
  const confirmAddress = useConfirmAddresses()
  const open = useOrderDialog()

  /** `domain`: a retry is of this one alone; without it, of all with the cause. */
  return (failed: Failed, domain?: string): Mending | null => {
    const { failure } = failed
    const canEdit = isEditable(order)
    const text = failureText(failure.code, { ...causeOf(failed), isEditable: canEdit })
    const tryAgain = {
      label: 'Retry',
      run: () =>
        retry.mutate({
          id: order.id,
          ...(domain === undefined ? { cause: failure.code } : { domain }),
        }),
    }
    const actions: Record<FailureAction, Mending | null> = {
      none: null,
      retry: tryAgain,
      'open-settings': {
        label: text.label,
        run: () => navigate(`/settings/${text.section ?? 'mailin'}`),
      },
      // an order in progress cannot be edited
      'edit-order': canEdit
        ? {
            label: text.label,
            run: () => navigate(editAddress(order.id, text.part)),
          }
        : tryAgain,
      'replace-domain':
        domain !== undefined && actsOf(order).canReplace
          ? { label: text.label, run: () => open({ kind: 'replace', domain }) }
          : tryAgain,
      'change-prefixes':
        domain !== undefined && actsOf(order).canReplace
          ? { label: text.label, run: () => open({ kind: 'prefixes', domain }) }
          : tryAgain,
      'confirm-address': { label: text.label, run: confirmAddress.run },
      diagnose:
        domain === undefined
          ? tryAgain
          : { label: text.label, run: () => open({ kind: 'diagnose', domain }) },
      'copy-ip': {
        label: text.label,
        run: () =>
          copy.mutate(
            { text: failure.ip ?? '' },
            { onSuccess: () => showDone(`${failure.ip ?? 'Address'} copied`) },
          ),
      },
    }
    return actions[text.action]
  }
}
