import { IconBell, IconBellCheck } from '@tabler/icons-react'
import { useLocation } from 'wouter'
import { useDo } from '../app/bridge.ts'
import { EmptyState } from '../ui/states/EmptyState.tsx'
import { ListBody } from '../ui/table/ListBody.tsx'
import { usePages } from '../ui/table/use-pages.ts'
import { notificationColumns } from './notification-columns.tsx'

const pageSize = 100

/** What staff are told; opening one leads to its order and marks it as read. */
export function NotificationList({ isUnreadOnly }: { readonly isUnreadOnly: boolean }) {
  const [, navigate] = useLocation()
  const mark = useDo('notifications.markRead')
  const pages = usePages('notifications.list', isUnreadOnly ? { unread: true } : {}, pageSize)
  return (
    <ListBody
      label="Notifications"
      pages={pages}
      columns={notificationColumns}
      rowKey={row => row.id}
      onOpen={row => {
        if (row.readAt === undefined) mark.mutate({ ids: [row.id] })
        if (row.orderId !== undefined) navigate(`/orders/${row.orderId}`)
      }}
      empty={
        isUnreadOnly ? (
          <EmptyState icon={IconBellCheck} title="Everything is read" />
        ) : (
          <EmptyState
            icon={IconBell}
            title="No notifications yet"
            words="Orders that were created or completed, and mailboxes that are ready, are told here."
          />
        )
      }
    />
  )
}
