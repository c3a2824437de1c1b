import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import { call, useDo } from '../../bridge.ts'
import { failureText } from '../../failure-text.ts'
import { refreshAfter } from '../../refresh.ts'
import { showDone, showFailure } from '../../show.ts'
import { countOf } from '../../words.ts'
import { editAddress } from '../order/retry.ts'
import type { CauseGroup } from './groups.ts'

/** The one thing to do about a cause, for all of its domains at once. */
export function GroupActs({ group }: { readonly group: CauseGroup }) {
  const [, navigate] = useLocation()
  const client = useQueryClient()
  const copy = useDo('clipboard.copy')
  const { failure, stage, isEditable, rows, orderIds } = group
  const text = failureText(failure.code, { ...failure, stage, isEditable })
  const retry = useMutation({
    mutationFn: async () => {
      // such a cause can be of another group as well
      if (failure.code === 'invalid_input')
        for (const { orderId, domain } of rows)
          await call('orders.retry', { id: orderId, domain })
      else for (const id of orderIds) await call('orders.retry', { id, cause: failure.code })
    },
    onSuccess: () =>
      showDone(`${countOf(rows.length, 'domain is', 'domains are')} tried again`),
    onError: error => showFailure(error.failure),
    onSettled: () => refreshAfter(client, 'orders.retry'),
  })
  const [only, ...others] = orderIds
  const canEdit =
    text.action === 'edit-order' && only !== undefined && others.length === 0 && isEditable
  const isAtOrder = text.action === 'edit-order' || text.action === 'replace-domain'
  const canOpen = isAtOrder && !canEdit && only !== undefined && others.length === 0
  const { ip } = failure
  const hasOther = canEdit || canOpen || text.action === 'open-settings' || ip !== undefined

  return (
    <>
      <Button
        variant={hasOther ? 'subtle' : 'default'}
        size="xs"
        loading={retry.isPending}
        onClick={() => retry.mutate()}
      >
        {`Retry ${countOf(rows.length, 'domain')}`}
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
      {text.action === 'open-settings' && (
        <Button variant="default" size="xs" onClick={() => navigate('/settings/mailin')}>
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
