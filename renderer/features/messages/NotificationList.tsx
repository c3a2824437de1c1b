import { IconBell, IconBellCheck } from '@tabler/icons-react'
import { keepPreviousData } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { useCall, useDo } from '../../bridge.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ListBody } from '../../components/ListBody.tsx'
import { notificationColumns } from './notification-columns.tsx'

const pageSize = 100

/** What staff are told; opening one leads to its order and marks it as read. */
export function NotificationList({ isUnreadOnly }: { readonly isUnreadOnly: boolean }) {
  const [, navigate] = useLocation()
  const [page, setPage] = useState(1)
  const mark = useDo('notifications.markRead')
  const list = useCall(
    'notifications.list',
    { ...(isUnreadOnly ? { unread: true } : {}), page, pageSize },
    { placeholderData: keepPreviousData },
  )
  return (
    <ListBody
      label="Notifications"
      list={list}
      columns={notificationColumns}
      rowKey={row => row.id}
      onOpen={row => {
        if (row.readAt === undefined) mark.mutate({ ids: [row.id] })
        if (row.orderId !== undefined) navigate(`/orders/${row.orderId}`)
      }}
      page={page}
      pageSize={pageSize}
      onPage={setPage}
      viewKey={`${isUnreadOnly} ${page}`}
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
