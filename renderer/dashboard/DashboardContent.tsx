import type { Dashboard } from '../../shared/dashboard/dashboard.ts'
import classes from './Dashboard.module.css'
import { DayChart } from './DayChart.tsx'
import { FigureRow } from './FigureRow.tsx'
import { mailboxSeries, orderSeries } from './figures.ts'
import { LongestInStage } from './LongestInStage.tsx'
import { StageTimes } from './StageTimes.tsx'

/** Today in figures, thirty days as charts, and what needs a look. */
export function DashboardContent({ dashboard }: { readonly dashboard: Dashboard }) {
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
