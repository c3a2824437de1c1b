import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import { call, useDo } from '../../app/bridge.ts'
import { refreshAfter } from '../../app/refresh.ts'
import { showDone, showFailure } from '../../ui/show.ts'
import { causeOf } from '../../words/failure-cause.ts'
import { failureText } from '../../words/failure-text.ts'
import { countOf } from '../../words/words.ts'
import { useRetryMany } from '../list/bulk/use-retry-many.ts'
import { editAddress } from '../order/retry.ts'
import { useConfirmAddresses } from '../order/use-confirm-addresses.ts'
import type { CauseGroup } from './groups.ts'

type Props = {
  readonly group: CauseGroup
  readonly isWhole: boolean
}

/** The one thing to do about a cause, for all of its domains at once. */
export function GroupActs({ group, isWhole }: Props) {
  const [, navigate] = useLocation()
  const client = useQueryClient()
  const copy = useDo('clipboard.copy')
  const { failure, isEditable, rows, orderIds } = group
  const text = failureText(failure.code, { ...causeOf(group), isEditable })
  const many = useRetryMany()
  const confirmAddress = useConfirmAddresses()
  const single = useMutation({
    mutationFn: async () => {
      for (const { orderId, domain } of rows)
        await call('orders.retry', { id: orderId, domain })
    },
    onSuccess: () =>
      showDone(`${countOf(rows.length, 'domain is', 'domains are')} tried again`),
    onError: error => showFailure(error.failure),
    onSettled: () => refreshAfter(client, 'orders.retry'),
  })
  const retry = () => {
    // a retry by code and order would meet other groups of that order, too
    if (failure.code === 'invalid_input' && !isWhole) single.mutate()
    else many.retry({ cause: failure.code, ...(!isWhole && { orderIds: [...orderIds] }) })
  }
  const [only, ...others] = orderIds
  const canEdit =
    text.action === 'edit-order' && only !== undefined && others.length === 0 && isEditable
  const isAtOrder = ['edit-order', 'replace-domain', 'diagnose'].includes(text.action)
  const canOpen = isAtOrder && !canEdit && only !== undefined && others.length === 0
  const { ip } = failure
  const isAtSettings = text.action === 'open-settings' || text.action === 'confirm-address'
  const hasOther = canEdit || canOpen || isAtSettings || ip !== undefined

  return (
    <>
      <Button
        variant={hasOther ? 'subtle' : 'default'}
        size="xs"
        loading={many.isPending || single.isPending}
        onClick={retry}
      >
        {isWhole ? 'Retry all with this cause' : `Retry ${countOf(rows.length, 'domain')}`}
      </Button>
      {text.action === 'copy-ip' && ip !== undefined && (
        <Button
          variant="default"
          size="xs"
          onClick={() =>
            copy.mutate({ text: ip }, { onSuccess: () => showDone(`${ip} copied`) })
          }
        >
          {`Copy ${ip}`}
        </Button>
      )}
      {text.action === 'confirm-address' && (
        <Button
          variant="default"
          size="xs"
          loading={confirmAddress.isPending}
          onClick={confirmAddress.run}
        >
          {text.label}
        </Button>
      )}
      {text.action === 'open-settings' && (
        <Button
          variant="default"
          size="xs"
          onClick={() => navigate(`/settings/${text.section ?? 'mailin'}`)}
        >
          {text.label}
        </Button>
      )}
      {canOpen && (
        <Button variant="default" size="xs" onClick={() => navigate(`/orders/${only}`)}>
          {`Open order ${only}`}
        </Button>
      )}
      {canEdit && (
        <Button
          variant="default"
          size="xs"
          onClick={() => navigate(editAddress(only, text.part))}
        >
          {text.label}
        </Button>
      )}
    </>
  )
}
