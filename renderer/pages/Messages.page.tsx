import { Switch } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useLocation } from 'wouter'
import { useCall } from '../bridge.ts'
import { FilterTabs } from '../components/FilterTabs.tsx'
import { Page } from '../components/Page.tsx'
import { SearchField } from '../components/SearchField.tsx'
import { useSearch } from '../components/use-search.ts'
import { LetterList } from '../features/messages/LetterList.tsx'
import { MarkAllRead } from '../features/messages/MarkAllRead.tsx'
import { NotificationList } from '../features/messages/NotificationList.tsx'
import { PracticeInbox } from '../features/messages/PracticeInbox.tsx'
import { SendHeld } from '../features/messages/SendHeld.tsx'
import { useMode } from '../features/shell/use-mode.ts'

const sections = ['notifications', 'letters', 'inbox'] as const
type Section = (typeof sections)[number]
const first = { page: 1, pageSize: 1 }

/** What staff are told and what customers are written. `section` follows `/messages/`. */
export function MessagesPage({ section: part }: { readonly section?: string | undefined }) {
  const [, navigate] = useLocation()
  const [isUnreadOnly, setUnreadOnly] = useState(false)
  const letterSearch = useSearch()
  const isPractice = useMode() === 'practice'
  const unread = useCall('notifications.list', { unread: true, ...first }).data?.total
  const letters = useCall('letters.list', first).data
  const offered = sections.filter(one => one !== 'inbox' || isPractice)
  const section: Section = offered.find(one => one === part) ?? 'notifications'
  const tabs = {
    notifications: { value: 'notifications', words: 'Notifications', count: unread },
    letters: {
      value: 'letters',
      words: 'Letters',
      count: letters?.total,
      needing: letters?.counts.failed,
      needingWords: 'not sent',
    },
    inbox: { value: 'inbox', words: 'Practice inbox' },
  } as const

  const actions: Record<Section, ReactNode> = {
    notifications: <MarkAllRead unread={unread ?? 0} />,
    letters: <SendHeld />,
    inbox: null,
  }

  return (
    <Page
      title="Messages"
      scroll="own"
      actions={actions[section]}
      tools={
        <div className="row between gap-16 bleed page-sides line-below">
          <FilterTabs<Section>
            label="Kind of message"
            value={section}
            tabs={offered.map(one => tabs[one])}
            onChange={value => navigate(`/messages/${value}`)}
          />
          {section === 'letters' && (
            <SearchField
              value={letterSearch.typed}
              label="Search recipients, orders"
              onChange={letterSearch.find}
            />
          )}
          {section === 'notifications' && (
            <Switch
              size="xs"
              label="Unread only"
              checked={isUnreadOnly}
              onChange={event => setUnreadOnly(event.currentTarget.checked)}
            />
          )}
        </div>
      }
    >
      {section === 'notifications' && <NotificationList isUnreadOnly={isUnreadOnly} />}
      {section === 'letters' && <LetterList search={letterSearch} />}
      {section === 'inbox' && <PracticeInbox />}
    </Page>
  )
}
