import { useState } from 'react'
import { useLocation } from 'wouter'
import type { ActivityKind } from '../../shared/activity.ts'
import type { LogLevel } from '../../shared/records.ts'
import { FilterTabs } from '../components/FilterTabs.tsx'
import { Page } from '../components/Page.tsx'
import { useSearch } from '../components/use-search.ts'
import { ActivityFilters, ActivityList } from '../features/activity/ActivityList.tsx'
import { LogFilters, LogList } from '../features/activity/LogList.tsx'

/** What happened, for staff and for a search of causes. `section` follows `/activity/`. */
export function ActivityPage({ section }: { readonly section?: string | undefined }) {
  const [, navigate] = useLocation()
  const [level, setLevel] = useState<LogLevel>()
  const log = { ...useSearch(), level, setLevel }
  const [kind, setKind] = useState<ActivityKind>()
  const activity = { ...useSearch('activity'), kind, setKind }
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
            onChange={value => navigate(value === 'log' ? '/activity/log' : '/activity')}
          />
        </div>
      }
    >
      {isLog ? <LogList view={log} /> : <ActivityList view={activity} />}
    </Page>
  )
}
