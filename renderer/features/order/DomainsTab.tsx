import { SegmentedControl } from '@mantine/core'
import { useDeferredValue, useState } from 'react'
import { needsPerson } from '../../../shared/domain.ts'
import { numberText } from '../../../shared/locale.ts'
import type { OrderDomain } from '../../../shared/order-domain.ts'
import type { Order } from '../../../shared/order-view.ts'
import { Paging } from '../../components/Paging.tsx'
import { SearchField } from '../../components/SearchField.tsx'
import { AttentionBanner } from './AttentionBanner.tsx'
import { DomainList } from './DomainList.tsx'
import classes from './DomainsTab.module.css'
import { HandDomains } from './HandDomains.tsx'
import { orderNames } from './mailbox-rows.ts'
import { OrderEnding } from './OrderEnding.tsx'
import { OrderProgress } from './OrderProgress.tsx'

const pageSize = 50
const filterFrom = 10

const filters = {
  all: { words: 'All', holds: () => true },
  person: { words: 'Need a person', holds: needsPerson },
  moving: {
    words: 'Under way',
    holds: (one: OrderDomain) => !isOver(one) && !needsPerson(one),
  },
  done: { words: 'Done', holds: (one: OrderDomain) => one.state === 'finished' },
} as const satisfies Record<
  string,
  { readonly words: string; readonly holds: (one: OrderDomain) => boolean }
>
type Filter = keyof typeof filters
const filterNames = ['all', 'person', 'moving', 'done'] as const satisfies readonly Filter[]

/** Drawn behind what stands there: an order may have thousands of domains. */
export function DomainsTab({ order: latest }: { readonly order: Order }) {
  const order = useDeferredValue(latest)
  const [filter, setFilter] = useState<Filter>('all')
  const [search, setSearch] = useState('')
  const [page, setPage] = useState(1)
  const wanted = search.trim().toLowerCase()
  const found = order.domains.filter(
    one => filters[filter].holds(one) && one.name.includes(wanted),
  )
  const shown = found.slice((page - 1) * pageSize, page * pageSize)

  return (
    <div className={classes.tab}>
      <OrderEnding order={order} />
      <AttentionBanner order={order} />
      <OrderProgress order={order} />
      {order.domains.length > filterFrom && (
        <div className={classes.filters}>
          <SegmentedControl
            size="xs"
            withItemsBorders={false}
            aria-label="Show domains"
            value={filter}
            data={filterNames.map(value => ({
              value,
              label: `${filters[value].words} ${numberText(order.domains.filter(filters[value].holds).length)}`,
            }))}
            onChange={value => {
              setFilter(filterNames.find(name => name === value) ?? 'all')
              setPage(1)
            }}
          />
          <SearchField
            label="Search these domains"
            width={220}
            value={search}
            onChange={value => {
              setSearch(value)
              setPage(1)
            }}
          />
        </div>
      )}
      {order.domains.length === 0 && orderNames(order).length > 0 ? (
        <HandDomains order={order} />
      ) : shown.length === 0 ? (
        <p className={classes.none}>{noneWords(order, filter, wanted)}</p>
      ) : (
        <DomainList order={order} domains={shown} view={`${filter} ${wanted} ${page}`} />
      )}
      <Paging page={page} pageSize={pageSize} total={found.length} onPage={setPage} />
    </div>
  )
}

function isOver(domain: OrderDomain): boolean {
  return domain.state === 'finished' || domain.state === 'superseded'
}

function noneWords(order: Order, filter: Filter, search: string): string {
  if (order.domains.length === 0) return 'This order has no domains yet.'
  if (search !== '') return `No domain here contains “${search}”.`
  return `No domain under “${filters[filter].words}”.`
}
