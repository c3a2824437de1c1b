import { useLocation } from 'wouter'
import { activityKinds } from '../../shared/records/activity.ts'
import { logLevels } from '../../shared/records/records.ts'
import { asLeft, useQuery } from '../app/place/history.ts'
import { FilterTabs } from '../ui/FilterTabs.tsx'
import { Page } from '../ui/Page.tsx'
import { TimeRange } from '../ui/time/TimeRange.tsx'
import { showTime, useTimeView } from '../ui/time/time-view.ts'
import { useSearch } from '../ui/use-search.ts'
import { ActivityFilters, ActivityList } from './ActivityList.tsx'
import { LogFilters, LogList } from './LogList.tsx'

/** What happened, for staff and for a search of causes. `section` follows `/activity/`. */
export function ActivityPage({ section }: { readonly section?: string | undefined }) {
  const [, navigate] = useLocation()
  const query = useQuery()
  const search = useSearch()
  const log = { ...search, level: logLevels.find(one => one === query['level']) }
  const { time, args: days } = useTimeView()
  const activity = {
    ...search,
    time,
    days,
    kind: activityKinds.find(one => one === query['kind']),
  }
  const isLog = section === 'log'
  return (
    <Page
      title="Activity"
      scroll="own"
      actions={isLog ? <LogFilters view={log} /> : <ActivityFilters view={activity} />}
      tools={
        <div className="row between gap-16 bleed page-sides line-below">
          <FilterTabs
            label="Activity or log"
            value={isLog ? 'log' : 'activity'}
            tabs={[
              { value: 'activity', words: 'Orders' },
              { value: 'log', words: 'Log' },
            ]}
            onChange={value =>
              navigate(value === 'log' ? '/activity/log' : '/activity', { state: asLeft })
            }
          />
          {!isLog && <TimeRange time={time} label="Happened" onChange={showTime} />}
        </div>
      }
    >
      {isLog ? <LogList view={log} /> : <ActivityList view={activity} />}
    </Page>
  )
}
