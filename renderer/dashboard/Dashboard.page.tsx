import { Button } from '@mantine/core'
import { IconChartBar } from '@tabler/icons-react'
import { useLocation } from 'wouter'
import type { Dashboard } from '../../shared/dashboard/dashboard.ts'
import { minuteMs } from '../../shared/text/duration.ts'
import { useCall } from '../app/bridge.ts'
import { Page } from '../ui/Page.tsx'
import { EmptyState } from '../ui/states/EmptyState.tsx'
import { ErrorState } from '../ui/states/ErrorState.tsx'
import { LoadingLines } from '../ui/states/Late.tsx'
import classes from './Dashboard.module.css'
import { DayChart } from './DayChart.tsx'
import { FigureRow } from './FigureRow.tsx'
import { hasFigures, mailboxSeries, orderSeries } from './figures.ts'
import { LongestInStage } from './LongestInStage.tsx'
import { StageTimes } from './StageTimes.tsx'

/** What came in, what was done, and which domains wait longest. */
export function DashboardPage() {
  const [, navigate] = useLocation()
  // an order becomes late, and a day ends, without an event
  const dashboard = useCall('dashboard.get', {}, { refetchInterval: minuteMs })
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

/** Today in figures, thirty days as charts, and what needs a look. */
function DashboardContent({ dashboard }: { readonly dashboard: Dashboard }) {
  const { days, stageTimes, standing } = dashboard
  return (
    <div className="stack" style={{ gap: 28 }}>
      <FigureRow dashboard={dashboard} />
      <div className={classes.pair}>
        <DayChart title="Mailboxes created" days={days} series={mailboxSeries} />
        <DayChart title="Orders" days={days} series={orderSeries} />
      </div>
      <div className={classes.pair}>
        <LongestInStage domains={standing} />
        <StageTimes times={stageTimes} />
      </div>
    </div>
  )
}
