import { Button } from '@mantine/core'
import { IconCalendarDue, IconFilterOff } from '@tabler/icons-react'
import { useLocation } from 'wouter'
import { type RenewalFilter, renewalFilters } from '../../shared/renewals/renewal.ts'
import { countOf } from '../../shared/text/count-of.ts'
import { useDo } from '../app/bridge.ts'
import { domainAddress } from '../app/place/addresses.ts'
import { changeQuery, useQuery } from '../app/place/history.ts'
import { ExportList } from '../ui/ExportList.tsx'
import { FilterTabs } from '../ui/FilterTabs.tsx'
import { SearchField } from '../ui/form/SearchField.tsx'
import { Page } from '../ui/Page.tsx'
import { showDone, showNote } from '../ui/show.ts'
import { EmptyState } from '../ui/states/EmptyState.tsx'
import { NoMatch } from '../ui/states/NoMatch.tsx'
import { ToolLine } from '../ui/ToolLine.tsx'
import { ListBody } from '../ui/table/ListBody.tsx'
import { usePages } from '../ui/table/use-pages.ts'
import { useSearch } from '../ui/use-search.ts'
import { renewalColumns } from './columns.tsx'
import { ReadingLine } from './ReadingLine.tsx'

const pageSize = 50

const filterWords: Record<RenewalFilter, { readonly tab: string; readonly empty: string }> = {
  'within-30': { tab: 'Within 30 days', empty: 'No domain expires within 30 days' },
  'within-60': { tab: 'Within 60 days', empty: 'No domain expires within 60 days' },
  'within-90': { tab: 'Within 90 days', empty: 'No domain expires within 90 days' },
  expired: { tab: 'Expired', empty: 'No domain has expired' },
  unknown: { tab: 'Not known', empty: 'The expiry of every domain is known' },
}

const show = (when: RenewalFilter | undefined) => changeQuery({ when, at: undefined })

/** When the domains of orders expire, the earliest first. */
export function RenewalsPage() {
  const [, navigate] = useLocation()
  const { typed, search, args, isTyping, find } = useSearch()
  const { when: asked } = useQuery()
  const when = renewalFilters.find(filter => filter === asked)
  const filter = { ...args, ...(when === undefined ? {} : { when }) }
  const pages = usePages('renewals.list', filter, pageSize, { isTyping })

  return (
    <Page
      title="Renewals"
      count={pages.list.data?.total}
      scroll="own"
      actions={
        <>
          <SearchField value={typed} label="Search domains, customers" onChange={find} />
          <ExportList what={{ list: 'renewals', filter }} />
          <CheckNow />
        </>
      }
      tools={
        <ToolLine className="gap-8">
          <FilterTabs
            label="Expiry"
            value={when ?? 'all'}
            onChange={value => show(value === 'all' ? undefined : value)}
            tabs={[
              { value: 'all', words: 'All' },
              ...renewalFilters.map(value => ({ value, words: filterWords[value].tab })),
            ]}
          />
          <ReadingLine />
        </ToolLine>
      }
    >
      <ListBody
        name="renewals"
        label="Renewals"
        pages={pages}
        columns={renewalColumns}
        rowKey={row => row.domain}
        onOpen={row => navigate(domainAddress(row.orderId, row.domain))}
        minWidth={920}
        empty={
          <NoRenewals
            search={search}
            when={when}
            onShowAll={() => changeQuery({ search: undefined, when: undefined })}
          />
        }
      />
    </Page>
  )
}

function CheckNow() {
  const check = useDo('renewals.checkNow', {
    onSuccess: ({ count }) =>
      count === 0
        ? showNote('Every domain was read just now.')
        : showDone(`Reading ${countOf(count, 'domain')} again`),
  })
  return (
    <Button variant="default" loading={check.isPending} onClick={() => check.mutate({})}>
      Check now
    </Button>
  )
}

type NoRenewalsProps = {
  readonly search: string
  readonly when: RenewalFilter | undefined
  readonly onShowAll: () => void
}

function NoRenewals({ search, when, onShowAll }: NoRenewalsProps) {
  if (search !== '')
    return (
      <NoMatch
        what="domain"
        search={search}
        fields="domains and customers"
        onShowAll={onShowAll}
      />
    )
  if (when !== undefined)
    return (
      <EmptyState
        icon={IconFilterOff}
        title={filterWords[when].empty}
        action={
          <Button variant="default" onClick={onShowAll}>
            Show all domains
          </Button>
        }
      />
    )
  return (
    <EmptyState
      icon={IconCalendarDue}
      title="No domains yet"
      words="The domains of submitted orders are listed here, with the day on which each expires."
    />
  )
}
