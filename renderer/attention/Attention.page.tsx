import { Button } from '@mantine/core'
import { IconCircleCheck, IconRefresh } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import { useCall } from '../app/bridge.ts'
import { useRetryMany } from '../orders/list/bulk/use-retry-many.ts'
import { EnvFileNotice } from '../settings/EnvFileNotice.tsx'
import { ExportList } from '../ui/ExportList.tsx'
import { Page } from '../ui/Page.tsx'
import { EmptyState } from '../ui/states/EmptyState.tsx'
import { LoadingLines } from '../ui/states/Late.tsx'
import { ListState } from '../ui/states/ListState.tsx'
import { usePages } from '../ui/table/use-pages.ts'
import { CauseSection } from './CauseSection.tsx'
import { Causes } from './Causes.tsx'
import { groupByCause, isWhole } from './groups.ts'

const pageSize = 100

/** What cannot go on without a person, grouped by cause. */
export function AttentionPage() {
  const [, navigate] = useLocation()
  const paged = usePages('attention.list', {}, pageSize)
  const { list } = paged
  const rows = list.data?.rows ?? []
  const total = list.data?.total ?? 0
  const groups = groupByCause(rows)
  const count = useCall('attention.count', {}).data
  const others = count !== undefined && <Causes causes={count.causes} />
  const hasOthers = count !== undefined && count.total > count.domains

  return (
    <Page
      title="Needs attention"
      count={count?.total}
      scroll="own"
      actions={
        total > 0 && (
          <>
            <ExportList what={{ list: 'attention', filter: {} }} />
            <RetryEverything />
          </>
        )
      }
    >
      <EnvFileNotice />
      <ListState
        pages={paged}
        empty={
          hasOthers ? (
            <Scroller>{others}</Scroller>
          ) : count === undefined ? (
            <LoadingLines />
          ) : (
            <EmptyState
              icon={IconCircleCheck}
              title="Nothing needs you"
              words="What cannot go on by itself appears here, with the one thing to do."
              action={
                <Button variant="default" onClick={() => navigate('/orders')}>
                  Go to orders
                </Button>
              }
            />
          )
        }
      >
        <Scroller>
          {others}
          {groups.map((group, at) => (
            <CauseSection
              key={group.key}
              group={group}
              isFirst={at === 0}
              viewKey={paged.viewKey}
              isWhole={isWhole(group, groups, total > rows.length)}
            />
          ))}
        </Scroller>
      </ListState>
    </Page>
  )
}

function Scroller({ children }: { readonly children: ReactNode }) {
  return (
    <div
      className="fill line-above scrolls"
      data-scroll="attention"
      style={{ paddingBottom: 24 }}
    >
      {children}
    </div>
  )
}

/** Retries all orders and causes, also what would be tried again by itself later. */
function RetryEverything() {
  const { retry, isPending } = useRetryMany()
  return (
    <Button
      variant="default"
      leftSection={<IconRefresh size={16} stroke={1.7} />}
      loading={isPending}
      onClick={() => retry({})}
    >
      Retry everything that waits
    </Button>
  )
}
