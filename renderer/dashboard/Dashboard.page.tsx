import { Button } from '@mantine/core'
import { IconChartBar } from '@tabler/icons-react'
import { useLocation } from 'wouter'
import { useCall } from '../app/bridge.ts'
import { Page } from '../ui/Page.tsx'
import { EmptyState } from '../ui/states/EmptyState.tsx'
import { ErrorState } from '../ui/states/ErrorState.tsx'
import { LoadingLines } from '../ui/states/Late.tsx'
import { DashboardContent } from './DashboardContent.tsx'
import { hasFigures } from './figures.ts'

/** What came in, what was done, and what stands longest. */
export function DashboardPage() {
  const [, navigate] = useLocation()
  const dashboard = useCall('dashboard.get', {})
  return (
    <Page title="Dashboard">
      {dashboard.isPending && <LoadingLines />}
      {dashboard.isError && (
        <ErrorState error={dashboard.error} onRetry={() => void dashboard.refetch()} />
      )}
      {dashboard.isSuccess &&
        (hasFigures(dashboard.data) ? (
          <DashboardContent dashboard={dashboard.data} />
        ) : (
          <EmptyState
            icon={IconChartBar}
            title="No orders in the last 30 days"
            words="Orders, mailboxes and the time that each stage takes appear here with the first one."
            action={<Button onClick={() => navigate('/orders/new')}>New order</Button>}
          />
        ))}
    </Page>
  )
}
