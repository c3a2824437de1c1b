import { Button, Switch } from '@mantine/core'
import { IconBell, IconBellCheck } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link, useLocation } from 'wouter'
import { numberText } from '../../shared/text/locale.ts'
import { call, useCall, useDo } from '../app/bridge.ts'
import { asLeft, changeQuery, useQuery } from '../app/place/history.ts'
import { refreshAfter } from '../app/refresh.ts'
import { useMode } from '../app/use-mode.ts'
import { ExportList } from '../ui/ExportList.tsx'
import { FilterTabs } from '../ui/FilterTabs.tsx'
import { SearchField } from '../ui/form/SearchField.tsx'
import { Page } from '../ui/Page.tsx'
import { showFailure } from '../ui/show.ts'
import { EmptyState } from '../ui/states/EmptyState.tsx'
import { ListBody } from '../ui/table/ListBody.tsx'
import { usePages } from '../ui/table/use-pages.ts'
import { useSearch } from '../ui/use-search.ts'
import { LetterList, useLetterFilter } from './LetterList.tsx'
import { notificationColumns } from './notification-columns.tsx'
import { PracticeInbox } from './PracticeInbox.tsx'
import { SendHeld } from './SendHeld.tsx'
import { TemplateList } from './templates/TemplateList.tsx'

const sections = ['notifications', 'letters', 'templates', 'inbox'] as const
type Section = (typeof sections)[number]
const first = { page: 1, pageSize: 1 }

/** What staff are told and what customers are written. `section` follows `/messages/`. */
export function MessagesPage({ section: part }: { readonly section?: string | undefined }) {
  const [, navigate] = useLocation()
  const isUnreadOnly = useQuery()['unread'] === 'only'
  const letterSearch = useSearch()
  const letterFilter = useLetterFilter(letterSearch.args)
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
    templates: { value: 'templates', words: 'Templates' },
    inbox: { value: 'inbox', words: 'Practice inbox' },
  } as const

  const actions: Record<Section, ReactNode> = {
    notifications: (
      <>
        <ExportList
          what={{ list: 'notifications', filter: isUnreadOnly ? { unread: true } : {} }}
        />
        <MarkAllRead unread={unread ?? 0} />
      </>
    ),
    letters: (
      <>
        <ExportList what={{ list: 'letters', filter: letterFilter }} />
        <SendHeld />
      </>
    ),
    templates: (
      <Button component={Link} href="/settings/letters" variant="default">
        Signature and language
      </Button>
    ),
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
            onChange={value => navigate(`/messages/${value}`, { state: asLeft })}
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
              onChange={event =>
                changeQuery({ unread: event.currentTarget.checked ? 'only' : undefined })
              }
            />
          )}
        </div>
      }
    >
      {section === 'notifications' && <NotificationList isUnreadOnly={isUnreadOnly} />}
      {section === 'letters' && <LetterList search={letterSearch} />}
      {section === 'templates' && <TemplateList />}
      {section === 'inbox' && <PracticeInbox />}
    </Page>
  )
}

const pageSize = 100

/** The list that a notification of expiry leads to. */
const soonAddress = '/renewals?when=within-30'

/** What staff are told; opening one leads to its order and marks it as read. */
function NotificationList({ isUnreadOnly }: { readonly isUnreadOnly: boolean }) {
  const [, navigate] = useLocation()
  const mark = useDo('notifications.markRead')
  const pages = usePages('notifications.list', isUnreadOnly ? { unread: true } : {}, pageSize)
  return (
    <ListBody
      label="Notifications"
      pages={pages}
      columns={notificationColumns}
      rowKey={row => row.id}
      onOpen={row => {
        if (row.readAt === undefined) mark.mutate({ ids: [row.id] })
        if (row.orderId !== undefined) navigate(`/orders/${row.orderId}`)
        else if (row.kind === 'domains-expire') navigate(soonAddress)
      }}
      empty={
        isUnreadOnly ? (
          <EmptyState icon={IconBellCheck} title="Everything is read" />
        ) : (
          <EmptyState
            icon={IconBell}
            title="No notifications yet"
            words="Orders that were created or completed, and mailboxes that are ready, are told here."
          />
        )
      }
    />
  )
}

const markedAtOnce = 500

/** Marks every unread notification, not only those of this page. */
function MarkAllRead({ unread }: { readonly unread: number }) {
  const client = useQueryClient()
  const mark = useMutation({
    mutationFn: async () => {
      for (;;) {
        // what is marked leaves the list, so the first page is always the next one
        const { rows, total } = await call('notifications.list', {
          unread: true,
          page: 1,
          pageSize: markedAtOnce,
        })
        if (rows.length === 0) return
        await call('notifications.markRead', { ids: rows.map(row => row.id) })
        if (total <= rows.length) return
      }
    },
    onError: error => showFailure(error.failure),
    onSettled: () => refreshAfter(client, 'notifications.markRead'),
  })
  if (unread === 0) return null
  return (
    <Button variant="default" loading={mark.isPending} onClick={() => mark.mutate()}>
      {`Mark ${numberText(unread)} as read`}
    </Button>
  )
}
