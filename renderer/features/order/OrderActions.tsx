import { Button } from '@mantine/core'
import { IconDownload, IconPencil, IconRefresh } from '@tabler/icons-react'
import { useLocation } from 'wouter'
import type { Order } from '../../../shared/rows.ts'
import { useDo } from '../../bridge.ts'
import { showDone } from '../../show.ts'
import { countOf } from '../../words.ts'
import { canEdit, canRetry } from './retry.ts'

/** What can be done with the whole order; the likeliest one is filled. */
export function OrderActions({ order }: { readonly order: Order }) {
  const [, navigate] = useLocation()
  const retry = useDo('orders.retry')
  const write = useDo('exports.write', {
    onSuccess: ({ count, path }) =>
      showDone(`${countOf(count, 'mailbox', 'mailboxes')} written to ${path}`),
  })
  const failed = order.domains.filter(domain => canRetry(order, domain)).length
  const hasMailboxes = order.mailboxes.some(one => one.mailinMailboxId !== null)
  const isSaved = order.status === 'draft' && order.draftCause !== 'nameservers'

  return (
    <>
      {failed > 0 && (
        <Button
          variant={canEdit(order) ? 'default' : 'filled'}
          leftSection={<IconRefresh size={16} stroke={1.7} />}
          loading={retry.isPending}
          onClick={() => retry.mutate({ id: order.id })}
        >
          {`Retry ${countOf(failed, 'domain')}`}
        </Button>
      )}
      {hasMailboxes && (
        <Button
          variant={order.status === 'completed' ? 'filled' : 'default'}
          leftSection={<IconDownload size={16} stroke={1.7} />}
          loading={write.isPending}
          onClick={() => write.mutate({ format: 'generic', orderIds: [order.id] })}
        >
          Export CSV
        </Button>
      )}
      {canEdit(order) && (
        <Button
          leftSection={<IconPencil size={16} stroke={1.7} />}
          onClick={() => navigate(`/orders/${order.id}/edit`)}
        >
          {isSaved ? 'Continue the draft' : 'Edit and resubmit'}
        </Button>
      )}
    </>
  )
}
