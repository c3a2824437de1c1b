import { Button } from '@mantine/core'
import { IconChartBar } from '@tabler/icons-react'
import { useLocation } from 'wouter'
import { useCall } from '../bridge.ts'
import { EmptyState } from '../components/EmptyState.tsx'
import { ErrorState } from '../components/ErrorState.tsx'
import { LoadingLines } from '../components/Late.tsx'
import { Page } from '../components/Page.tsx'
import { DashboardContent } from '../features/dashboard/DashboardContent.tsx'
import { hasFigures } from '../features/dashboard/figures.ts'

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
