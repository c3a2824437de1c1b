import { IconHistory } from '@tabler/icons-react'
import { keepPreviousData } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { useCall } from '../../bridge.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ListBody } from '../../components/ListBody.tsx'
import { activityColumns } from './columns.tsx'

const pageSize = 100

/** What happened to every order, newest first. */
export function ActivityList() {
  const [, navigate] = useLocation()
  const [page, setPage] = useState(1)
  const list = useCall(
    'activity.list',
    { page, pageSize },
    { placeholderData: keepPreviousData },
  )
  return (
    <ListBody
      label="Activity"
      list={list}
      columns={activityColumns}
      rowKey={row => row.id}
      onOpen={row => {
        if (row.orderId !== undefined) navigate(`/orders/${row.orderId}`)
      }}
      page={page}
      pageSize={pageSize}
      onPage={setPage}
      viewKey={String(page)}
      empty={
        <EmptyState
          icon={IconHistory}
          title="Nothing has happened yet"
          words="Every step of every order is kept here, from its submission to the last mailbox."
        />
      }
    />
  )
}
