import { IconHistory } from '@tabler/icons-react'
import { useLocation } from 'wouter'
import { countOf } from '../../../shared/text/count-of.ts'
import { useCall } from '../../app/bridge.ts'
import { OutsideText } from '../../ui/OutsideText.tsx'
import { Page } from '../../ui/Page.tsx'
import { EmptyState } from '../../ui/states/EmptyState.tsx'
import { ErrorState } from '../../ui/states/ErrorState.tsx'
import { LoadingLines } from '../../ui/states/Late.tsx'
import { ListBody } from '../../ui/table/ListBody.tsx'
import { usePages } from '../../ui/table/use-pages.ts'
import { useWho } from '../../ui/team/use-who.tsx'
import { ExpiryLine } from './ExpiryLine.tsx'
import { historyColumns } from './history-columns.tsx'
import { OrdersOfDomain } from './OrdersOfDomain.tsx'

const pageSize = 100

/** Where a domain stands in each of its orders, and all that happened to it. */
export function DomainPage({ name: asked }: { readonly name: string }) {
  const [, navigate] = useLocation()
  const found = useCall('domains.get', { name: asked })
  const isGone = found.error?.failure.code === 'not_found'
  const name = found.data?.name ?? asked
  const orders = found.data?.orders
  return (
    <Page
      title={<OutsideText className="cut" text={name} />}
      subtitle={
        orders === undefined ? 'Domain' : `Domain in ${countOf(orders.length, 'order')}`
      }
      scroll="own"
      tools={
        found.data !== undefined && (
          <>
            <ExpiryLine expiry={found.data.expiry} />
            <OrdersOfDomain name={name} orders={found.data.orders} />
          </>
        )
      }
    >
      {found.isPending && <LoadingLines />}
      {found.isError && (
        <ErrorState
          error={found.error}
          label={isGone ? 'Go to orders' : 'Try again'}
          onRetry={() => (isGone ? navigate('/orders') : void found.refetch())}
        />
      )}
      {found.isSuccess && <History name={name} />}
    </Page>
  )
}

function History({ name }: { readonly name: string }) {
  const pages = usePages('domains.history', { name }, pageSize)
  return (
    <ListBody
      label="History"
      pages={pages}
      columns={useWho(historyColumns(name), pages.list.data?.rows)}
      rowKey={row => row.id}
      empty={
        <EmptyState
          icon={IconHistory}
          title="Nothing has happened yet"
          words="Every step of this domain and its mailboxes is kept here, and what concerns its whole order."
        />
      }
    />
  )
}
