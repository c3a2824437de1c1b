import { IconHistory } from '@tabler/icons-react'
import { useLocation } from 'wouter'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ListBody } from '../../components/ListBody.tsx'
import { usePages } from '../../components/use-pages.ts'
import { activityColumns } from './columns.tsx'

const pageSize = 100

/** What happened to every order, newest first. */
export function ActivityList() {
  const [, navigate] = useLocation()
  const pages = usePages('activity.list', {}, pageSize)
  return (
    <ListBody
      label="Activity"
      pages={pages}
      columns={activityColumns}
      rowKey={row => row.id}
      onOpen={row => {
        if (row.orderId !== undefined) navigate(`/orders/${row.orderId}`)
      }}
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
