import { Button, Select } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { useLocation } from 'wouter'
import type { TimeRangeArgs } from '../../shared/border/time-range.ts'
import { type ActivityKind, activityKinds } from '../../shared/records/activity.ts'
import { activityKindWords } from '../../shared/records/activity-words.ts'
import type { ActivityRow } from '../../shared/records/records.ts'
import { domainAddress, mailboxAddress, orderAddress } from '../app/place/addresses.ts'
import { changeQuery } from '../app/place/history.ts'
import { ExportList } from '../ui/ExportList.tsx'
import { SearchField } from '../ui/form/SearchField.tsx'
import { EmptyState } from '../ui/states/EmptyState.tsx'
import { ListBody } from '../ui/table/ListBody.tsx'
import { usePages } from '../ui/table/use-pages.ts'
import { useWho } from '../ui/team/use-who.tsx'
import type { useSearch } from '../ui/use-search.ts'
import { activityColumns } from './columns.tsx'

const pageSize = 100

export type ActivityView = ReturnType<typeof useSearch> & {
  readonly kind: ActivityKind | undefined
  readonly time: string
  readonly days: TimeRangeArgs
}

const filterOf = ({ args, days, kind }: ActivityView) => ({
  ...args,
  ...days,
  ...(kind && { kind }),
})

/** Which of all that happened is shown. */
export function ActivityFilters({ view }: { readonly view: ActivityView }) {
  return (
    <>
      <Select
        aria-label="Kind"
        w={190}
        value={view.kind ?? 'all'}
        data={[
          { value: 'all', label: 'Everything' },
          ...activityKinds.map(kind => ({ value: kind, label: activityKindWords[kind] })),
        ]}
        onChange={value => changeQuery({ kind: activityKinds.find(kind => kind === value) })}
      />
      <SearchField value={view.typed} label="Search orders, domains" onChange={view.find} />
      <ExportList what={{ list: 'activity', filter: filterOf(view) }} />
    </>
  )
}

/** What happened to every order, newest first. */
export function ActivityList({ view }: { readonly view: ActivityView }) {
  const [, navigate] = useLocation()
  const pages = usePages('activity.list', filterOf(view), pageSize, { isTyping: view.isTyping })
  const columns = useWho(activityColumns, pages.list.data?.rows)
  return (
    <ListBody
      label="Activity"
      pages={pages}
      columns={columns}
      rowKey={row => row.id}
      onOpen={row => {
        const address = addressOfActivity(row)
        if (address !== null) navigate(address)
      }}
      empty={<NothingHappened view={view} />}
    />
  )
}

/** The row of the domain or mailbox that the activity names, else its order; null: neither. */
function addressOfActivity({ orderId, properties }: ActivityRow): string | null {
  if (orderId === undefined) return null
  const { domain, email } = properties
  if (typeof email === 'string') return mailboxAddress(orderId, email)
  if (typeof domain === 'string') return domainAddress(orderId, domain)
  return orderAddress(orderId)
}

function NothingHappened({ view }: { readonly view: ActivityView }) {
  if (view.search === '' && view.kind === undefined && view.time === '')
    return (
      <EmptyState
        icon={IconHistory}
        title="Nothing has happened yet"
        words="Every step of every order is kept here, from its submission to the last mailbox."
      />
    )
  return (
    <EmptyState
      icon={IconHistory}
      title="Nothing of this happened"
      words="The search looks at the numbers of orders and at their domains."
      action={
        <Button
          variant="default"
          onClick={() => changeQuery({ kind: undefined, search: undefined, time: undefined })}
        >
          Show everything
        </Button>
      }
    />
  )
}
