import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import type { BorderFailure } from '../../shared/border/failure.ts'
import { causeOf } from '../../shared/border/failure-cause.ts'
import { failureText } from '../../shared/border/failure-text.ts'
import { type LeftCause, type LeftOrder, leftText } from '../../shared/orders/left-orders.ts'
import { capital } from '../../shared/text/capital.ts'
import { countOf } from '../../shared/text/count-of.ts'
import { CallFailure, call, useDo } from '../app/bridge.ts'
import { refreshAfter } from '../app/refresh.ts'
import { tellRetried, useRetryMany } from '../orders/list/bulk/use-retry-many.ts'
import { editAddress } from '../orders/order/retry.ts'
import { useConfirmAddresses } from '../orders/order/use-confirm-addresses.ts'
import { showDone, showFailure, showNote } from '../ui/show.ts'
import { Act } from './Act.tsx'
import { GiveKeys } from './GiveKeys.tsx'
import { type CauseGroup, registrarToGiveKeys } from './groups.ts'
import { OrdersMenu } from './OrdersMenu.tsx'

type Props = {
  readonly group: CauseGroup
  readonly isWhole: boolean
}

/** The one thing to do about a cause, for all of its domains at once. */
export function GroupActs({ group, isWhole }: Props) {
  const [, navigate] = useLocation()
  const copy = useDo('clipboard.copy')
  const { failure, isEditable, rows, orderIds } = group
  const text = failureText(failure.code, { ...causeOf(group), isEditable })
  const retry = useGroupRetry({ group, isWhole })
  const confirmAddress = useConfirmAddresses()
  const [only, ...others] = orderIds
  const canEdit =
    text.action === 'edit-order' && only !== undefined && others.length === 0 && isEditable
  const isAtOrder = ['edit-order', 'replace-domain', 'change-prefixes', 'diagnose'].includes(
    text.action,
  )
  const canOpen = isAtOrder && !canEdit && only !== undefined && others.length === 0
  const { ip } = failure
  const isAtSettings = text.action === 'open-settings' || text.action === 'confirm-address'
  const platform = registrarToGiveKeys(group)
  const hasOther =
    platform !== undefined || canEdit || canOpen || isAtSettings || ip !== undefined

  return (
    <>
      <Button
        variant={hasOther ? 'subtle' : 'default'}
        size="xs"
        loading={retry.isPending}
        onClick={retry.run}
      >
        {isWhole ? 'Retry all with this cause' : `Retry ${countOf(rows.length, 'domain')}`}
      </Button>
      {text.action === 'copy-ip' && ip !== undefined && (
        <Act
          label={`Copy ${ip}`}
          onPress={() =>
            copy.mutate({ text: ip }, { onSuccess: () => showDone(`${ip} copied`) })
          }
        />
      )}
      {text.action === 'confirm-address' && (
        <Act
          label={text.label}
          isBusy={confirmAddress.isPending}
          onPress={confirmAddress.run}
        />
      )}
      {text.action === 'open-settings' && (
        <Act
          label={text.label}
          onPress={() => navigate(`/settings/${text.section ?? 'mailin'}`)}
        />
      )}
      {platform !== undefined && <GiveKeys group={group} platform={platform} />}
      {canOpen && (
        <Act label={`Open order ${only}`} onPress={() => navigate(`/orders/${only}`)} />
      )}
      {canEdit && (
        <Act label={text.label} onPress={() => navigate(editAddress(only, text.part))} />
      )}
      {others.length > 0 && <OrdersMenu ids={orderIds} />}
    </>
  )
}

/** What a refusal of one retry says of its order; others end the act. */
const whyLeft: Readonly<Partial<Record<BorderFailure['code'], LeftCause>>> = {
  not_applicable: 'nothing-waits',
  not_found: 'not-found',
}

/** Retries the domains of a group: by cause where that meets no others, else one by one. */
function useGroupRetry({ group: { failure, rows, orderIds }, isWhole }: Props) {
  const client = useQueryClient()
  const many = useRetryMany()
  const single = useMutation({
    mutationFn: async () => {
      const left: LeftOrder[] = []
      for (const { orderId, domain } of rows)
        await call('orders.retry', { id: orderId, domain }).catch((error: unknown) => {
          const why = error instanceof CallFailure ? whyLeft[error.failure.code] : undefined
          if (why === undefined) throw error
          left.push({ id: orderId, why })
        })
      return { retried: rows.length - left.length, skipped: left.length, left }
    },
    onSuccess: answer =>
      answer.retried === 0
        ? showNote(`${capital(leftText(answer.left))}.`)
        : tellRetried(answer),
    onError: error => showFailure(error.failure),
    onSettled: () => refreshAfter(client, 'orders.retry'),
  })
  const run = () => {
    // a retry by code and order would meet other groups of that order, too
    if (failure.code === 'invalid_input' && !isWhole) single.mutate()
    else many.retry({ cause: failure.code, ...(!isWhole && { orderIds: [...orderIds] }) })
  }
  return { run, isPending: many.isPending || single.isPending }
}
