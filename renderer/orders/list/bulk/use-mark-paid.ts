import { countOf } from '../../../../shared/text/count-of.ts'
import { useDo } from '../../../app/bridge.ts'
import { showDone } from '../../../ui/show.ts'

/** Marks orders as paid now; those that are paid already keep when they were. */
export function useMarkPaid() {
  const { mutate, isPending } = useDo('orders.setBilling', {
    onSuccess: ({ changed }) => showDone(`${countOf(changed, 'order')} marked as paid`),
  })
  return {
    isPending,
    markPaid: (ids: readonly number[]) =>
      mutate({
        ids: [...ids],
        paidAt: new Date().toISOString(),
        billingStatus: 'paid',
        unlessPaid: true,
      }),
  }
}
