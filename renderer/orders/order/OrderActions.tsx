import { Button } from '@mantine/core'
import { IconCheck, IconMailPlus, IconPencil, IconRefresh } from '@tabler/icons-react'
import { useLocation } from 'wouter'
import { isEditable, isSavedDraft } from '../../../shared/orders/life.ts'
import type { Order } from '../../../shared/orders/order-view.ts'
import { countOf } from '../../../shared/text/count-of.ts'
import { ExportMenu } from '../../exports/ExportMenu.tsx'
import { actsOf } from '../acts/acts.ts'
import { OrderMenu } from '../acts/OrderMenu.tsx'
import { useOrderDialog } from '../acts/use-order-dialog.ts'
import { exportableMailboxes, wantedMailboxes } from './mailbox-rows.ts'
import { canRetry } from './retry.ts'
import { useRetry } from './use-retry.ts'

/** What can be done with the whole order; the likeliest one is filled. */
export function OrderActions({ order }: { readonly order: Order }) {
  const [, navigate] = useLocation()
  const retry = useRetry(order)
  const failed = order.domains.filter(domain => canRetry(order, domain)).length
  const open = useOrderDialog()
  const { isByHand } = actsOf(order)
  const ready = exportableMailboxes(order).length
  const isComplete = wantedMailboxes(order).length >= order.mailboxTotal

  return (
    <>
      {failed > 0 && (
        <Button
          variant={isEditable(order) ? 'default' : 'filled'}
          leftSection={<IconRefresh size={16} stroke={1.7} />}
          loading={retry.isPending}
          onClick={() => retry.mutate({ id: order.id })}
        >
          {`Retry ${countOf(failed, 'domain')}`}
        </Button>
      )}
      {ready > 0 && (
        <ExportMenu
          what={{ orderIds: [order.id] }}
          label={`Export ${countOf(ready, 'mailbox', 'mailboxes')}`}
          variant={order.status === 'completed' ? 'filled' : 'default'}
          usual={order.customer.exportFormat}
        />
      )}
      {isEditable(order) && (
        <Button
          leftSection={<IconPencil size={16} stroke={1.7} />}
          onClick={() => navigate(`/orders/${order.id}/edit`)}
        >
          {isSavedDraft(order) ? 'Continue the draft' : 'Edit and resubmit'}
        </Button>
      )}
      {isByHand && (
        <Button
          variant={isComplete ? 'default' : 'filled'}
          leftSection={<IconMailPlus size={16} stroke={1.7} />}
          onClick={() => open({ kind: 'enter-mailboxes' })}
        >
          Enter mailboxes
        </Button>
      )}
      {isByHand && isComplete && (
        <Button
          leftSection={<IconCheck size={16} stroke={1.9} />}
          onClick={() => open({ kind: 'set-status', status: 'completed' })}
        >
          Complete order
        </Button>
      )}
      <OrderMenu order={order} />
    </>
  )
}
