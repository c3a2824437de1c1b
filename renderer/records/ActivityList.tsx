import { Button, Select } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { useLocation } from 'wouter'
import { type ActivityKind, activityKinds } from '../../shared/records/activity.ts'
import { SearchField } from '../ui/form/SearchField.tsx'
import { EmptyState } from '../ui/states/EmptyState.tsx'
import { ListBody } from '../ui/table/ListBody.tsx'
import { usePages } from '../ui/table/use-pages.ts'
import type { useSearch } from '../ui/use-search.ts'
import { activityKindWords } from '../words/activity-words.ts'
import { activityColumns } from './columns.tsx'

const pageSize = 100

export type ActivityView = ReturnType<typeof useSearch> & {
  readonly kind: ActivityKind | undefined
  readonly setKind: (kind: ActivityKind | undefined) => void
}

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
        onChange={value => view.setKind(activityKinds.find(kind => kind === value))}
      />
      <SearchField value={view.typed} label="Search orders, domains" onChange={view.find} />
    </>
  )
}

/** What happened to every order, newest first. */
export function ActivityList({ view }: { readonly view: ActivityView }) {
  const [, navigate] = useLocation()
  const { kind, args, isTyping } = view
  const filter = { ...args, ...(kind === undefined ? {} : { kind }) }
  const pages = usePages('activity.list', filter, pageSize, { isTyping })
  return (
    <ListBody
      label="Activity"
      pages={pages}
      columns={activityColumns}
      rowKey={row => row.id}
      onOpen={row => {
        if (row.orderId !== undefined) navigate(`/orders/${row.orderId}`)
      }}
      empty={<NothingHappened view={view} />}
    />
  )
}

function NothingHappened({ view }: { readonly view: ActivityView }) {
  if (view.search === '' && view.kind === undefined)
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
          onClick={() => {
            view.setKind(undefined)
            view.find('')
          }}
        >
          Show everything
        </Button>
      }
    />
  )
}
