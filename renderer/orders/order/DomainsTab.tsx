import { SegmentedControl } from '@mantine/core'
import { useDeferredValue } from 'react'
import { containsText } from '../../../shared/domains/readable.ts'
import type { OrderDomain } from '../../../shared/orders/order-domain.ts'
import type { Order } from '../../../shared/orders/order-view.ts'
import { countOf } from '../../../shared/text/count-of.ts'
import { isolated } from '../../../shared/text/isolated.ts'
import { numberText } from '../../../shared/text/locale.ts'
import { changeQuery, useQuery } from '../../app/place/history.ts'
import { SearchField } from '../../ui/form/SearchField.tsx'
import { Paging } from '../../ui/table/Paging.tsx'
import { useDrawnRows } from '../../ui/table/use-drawn-rows.ts'
import { AttentionBanner } from './AttentionBanner.tsx'
import { DomainRow } from './DomainRow.tsx'
import { HandDomains } from './HandDomains.tsx'
import { orderNames, ownDomains } from './mailbox-rows.ts'
import { OrderEnding } from './OrderEnding.tsx'
import { OrderProgress } from './OrderProgress.tsx'
import { firstPage, pageOf, pageSize, showPage } from './tab-page.ts'

const filterFrom = 10

const filters = {
  all: { words: 'All', includes: () => true },
  person: { words: 'Need a person', includes: (one: OrderDomain) => one.needsPerson },
  moving: {
    words: 'Under way',
    includes: (one: OrderDomain) => !isOver(one) && !one.needsPerson,
  },
  done: { words: 'Done', includes: (one: OrderDomain) => one.state === 'finished' },
  stopped: { words: 'Stopped', includes: (one: OrderDomain) => one.state === 'superseded' },
} as const satisfies Record<
  string,
  { readonly words: string; readonly includes: (one: OrderDomain) => boolean }
>
type Filter = keyof typeof filters
const filterNames = [
  'all',
  'person',
  'moving',
  'done',
  'stopped',
] as const satisfies readonly Filter[]

/** The domains of an order, deferred: there may be thousands, and the page goes on meanwhile. */
export function DomainsTab({ order: latest }: { readonly order: Order }) {
  const order = useDeferredValue(latest)
  const { show, search = '', at, page: asked } = useQuery()
  const filter = filterNames.find(name => name === show) ?? 'all'
  const wanted = search.trim().normalize('NFKC').toLowerCase()
  const own = ownDomains(order)
  const found = own.filter(
    one => filters[filter].includes(one) && containsText(one.name, wanted),
  )
  const left = order.domains.filter(one => one.hasLeft === true)
  const { page, rows: shown } = pageOf(found, asked, one => one.name === at)

  return (
    <div style={{ container: 'domains / inline-size' }}>
      <OrderEnding order={order} />
      <AttentionBanner order={order} />
      <OrderProgress order={order} />
      {own.length > filterFrom && (
        <div className="row wrap between gap-8 mb-8">
          <SegmentedControl
            size="xs"
            withItemsBorders={false}
            aria-label="Show domains"
            value={filter}
            data={filterNames.flatMap(value => {
              const count = own.filter(filters[value].includes).length
              if (value === 'stopped' && count === 0) return []
              return [{ value, label: `${filters[value].words} ${numberText(count)}` }]
            })}
            onChange={value =>
              changeQuery({ ...firstPage, show: value === 'all' ? '' : value })
            }
          />
          <SearchField
            label="Search these domains"
            width={220}
            value={search}
            onChange={value => changeQuery({ ...firstPage, search: value })}
          />
        </div>
      )}
      {own.length === 0 && orderNames(order).length > 0 ? (
        <HandDomains order={order} />
      ) : shown.length === 0 ? (
        <p className="quiet ta-center" style={{ marginTop: 32, marginBottom: 32 }}>
          {noneWords(order, filter, wanted)}
        </p>
      ) : (
        <DomainList
          order={order}
          domains={shown}
          marked={at}
          view={`${filter} ${wanted} ${page}`}
        />
      )}
      <Paging page={page} pageSize={pageSize} total={found.length} onPage={showPage} />
      {left.length > 0 && (
        <>
          <h2 style={{ marginTop: 24, marginBottom: 4 }}>
            {`${countOf(left.length, 'domain')} no longer in the order`}
          </h2>
          <DomainList
            label="No longer in the order"
            order={order}
            domains={pageOf(left, undefined, one => one.name === at).rows}
            marked={at}
            view="left"
          />
        </>
      )}
    </div>
  )
}

function isOver(domain: OrderDomain): boolean {
  return domain.state === 'finished' || domain.state === 'superseded'
}

function noneWords(order: Order, filter: Filter, search: string): string {
  if (orderNames(order).length === 0) return 'This order has no domains yet.'
  if (search !== '') return `No domain here contains “${isolated(search)}”.`
  return `No domain under “${filters[filter].words}”.`
}

type Props = {
  readonly label?: string
  readonly order: Order
  readonly domains: readonly OrderDomain[]
  /** The domain that the address names. */
  readonly marked: string | undefined
  /** Changes with filter, search and page. */
  readonly view: string
}

/** One page of an order's domains. */
function DomainList({ label = 'Domains', order, domains, marked, view }: Props) {
  const { rows } = useDrawnRows(domains, view, nameOf, false)
  return (
    <ul className="line-above" aria-label={label}>
      {rows.map(domain => (
        <DomainRow
          key={domain.name}
          order={order}
          domain={domain}
          isMarked={domain.name === marked}
        />
      ))}
    </ul>
  )
}

const nameOf = (domain: OrderDomain) => domain.name
