import { useLocation } from 'wouter'
import type { Diagnosis, VerdictActionKind } from '../../../shared/diagnosis.ts'
import type { Order } from '../../../shared/rows.ts'
import { useDo } from '../../bridge.ts'
import { showDone } from '../../show.ts'
import { actsOf } from '../order-acts/acts.ts'
import { useOrderDialog } from '../order-acts/OrderDialogs.tsx'

export type Doing = { readonly run: () => void; readonly isBusy: boolean }

/** Does what a verdict names; `onLeave` closes what stands in the way of it. */
export function useVerdictAction(
  order: Order,
  diagnosis: Diagnosis,
  onLeave: () => void,
): Doing | null {
  const [, navigate] = useLocation()
  const open = useOrderDialog()
  const retry = useDo('orders.retry')
  const checkNow = useDo('engine.checkNow')
  const copy = useDo('clipboard.copy')
  const { action } = diagnosis.verdict
  if (action === null || action.kind === 'wait') return null

  const { domain, report } = diagnosis
  const copyText = (text: string, said: string) =>
    copy.mutate({ text }, { onSuccess: () => showDone(said) })
  const leaveSaying = (said: string) => {
    onLeave()
    showDone(said)
  }
  const editOrder = () => {
    onLeave()
    navigate(`/orders/${order.id}/edit`)
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
    'copy-nameservers': () => copyText(action.text ?? '', 'Nameservers copied'),
    'whitelist-ip': () => copyText(action.text ?? '', `${action.text ?? 'Address'} copied`),
    'open-settings': () => {
      onLeave()
      navigate(`/settings/${action.section ?? 'general'}`)
    },
    'replace-domain': () => {
      if (!actsOf(order).canReplace) return editOrder()
      onLeave()
      open({ kind: 'replace', domain })
    },
    'contact-support': () => copyText(report, 'Report copied, ready for a ticket'),
  }
  return {
    run: runs[action.kind],
    isBusy: retry.isPending || checkNow.isPending || copy.isPending,
  }
}
