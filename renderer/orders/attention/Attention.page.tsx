import { Button } from '@mantine/core'
import { IconCircleCheck, IconRefresh } from '@tabler/icons-react'
import { useLocation } from 'wouter'
import { isMailStopped } from '../../../shared/letters/letter.ts'
import { useCall } from '../../app/bridge.ts'
import { EnvFileNotice } from '../../settings/EnvFileNotice.tsx'
import { Page } from '../../ui/Page.tsx'
import { EmptyState } from '../../ui/states/EmptyState.tsx'
import { ListState } from '../../ui/states/ListState.tsx'
import { usePages } from '../../ui/table/use-pages.ts'
import { useRetryMany } from '../list/bulk/use-retry-many.ts'
import { CauseSection } from './CauseSection.tsx'
import { groupByCause, isWhole } from './groups.ts'
import { MailSection } from './MailSection.tsx'

const pageSize = 100

/** What cannot go on without a person, grouped by cause. */
export function AttentionPage() {
  const [, navigate] = useLocation()
  const paged = usePages('attention.list', {}, pageSize)
  const { list } = paged
  const rows = list.data?.rows ?? []
  const total = list.data?.total ?? 0
  const groups = groupByCause(rows)
  const mail = useCall('letters.status', {}).data?.mail
  const mailTrouble = mail !== undefined && isMailStopped(mail) ? mail.trouble : undefined

  return (
    <Page
      title="Needs attention"
      count={list.data && total + (mailTrouble === undefined ? 0 : 1)}
      scroll="own"
      actions={total > 0 && <RetryEverything />}
    >
      <EnvFileNotice />
      {mail !== undefined && mailTrouble !== undefined && (
        <MailSection mail={mail} trouble={mailTrouble} />
      )}
      <ListState
        pages={paged}
        empty={
          <EmptyState
            icon={IconCircleCheck}
            title="No domain needs you"
            words="What cannot go on by itself appears here, with the one thing to do."
            action={
              <Button variant="default" onClick={() => navigate('/orders')}>
                Go to orders
              </Button>
            }
          />
        }
      >
        <div
          className="fill line-above scrolls"
          data-scroll="attention"
          style={{ paddingBottom: 24 }}
        >
          {groups.map((group, at) => (
            <CauseSection
              key={group.key}
              group={group}
              isFirst={at === 0}
              viewKey={paged.viewKey}
              isWhole={isWhole(group, groups, total > rows.length)}
            />
          ))}
        </div>
      </ListState>
    </Page>
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
