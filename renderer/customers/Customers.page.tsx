import { Button } from '@mantine/core'
import { IconArchive, IconPlus, IconUsers } from '@tabler/icons-react'
import { useLocation } from 'wouter'
import { useCall } from '../app/bridge.ts'
import { customerAddress } from '../app/place/addresses.ts'
import { asLeft, changeQuery, useQuery } from '../app/place/history.ts'
import { ExportList } from '../ui/ExportList.tsx'
import { FilterTabs } from '../ui/FilterTabs.tsx'
import { SearchField } from '../ui/form/SearchField.tsx'
import { Page } from '../ui/Page.tsx'
import { EmptyState } from '../ui/states/EmptyState.tsx'
import { NoMatch } from '../ui/states/NoMatch.tsx'
import { ListBody } from '../ui/table/ListBody.tsx'
import { usePages } from '../ui/table/use-pages.ts'
import { useSearch } from '../ui/use-search.ts'
import { CustomerDialog } from './CustomerDialog.tsx'
import { customerColumns } from './columns.tsx'

const pageSize = 50

type Props = {
  /** The dialog of a new customer is open. */
  readonly isNew?: boolean
}

type Which = 'current' | 'archived'

/** Everyone who has ordered or will; a row leads to the customer's page. */
export function CustomersPage({ isNew = false }: Props) {
  const [, navigate] = useLocation()
  const { typed, search, args, isTyping, find } = useSearch()
  const which: Which = useQuery()['show'] === 'archived' ? 'archived' : 'current'
  const filter = which === 'archived' ? { ...args, archived: true } : args
  const pages = usePages('customers.list', filter, pageSize, { isTyping })
  const archived = useCall('customers.list', { archived: true, page: 1, pageSize: 1 })
  const count = archived.data?.total ?? 0
  return (
    <Page
      title="Customers"
      count={pages.list.data?.total}
      scroll="own"
      tools={
        (count > 0 || which === 'archived') && (
          <FilterTabs<Which>
            label="Which customers"
            value={which}
            onChange={value =>
              changeQuery({ show: value === 'archived' ? value : undefined, at: undefined })
            }
            tabs={[
              { value: 'current', words: 'Customers' },
              { value: 'archived', words: 'Archived', count },
            ]}
          />
        )
      }
      actions={
        <>
          <SearchField value={typed} label="Search names, e-mail addresses" onChange={find} />
          <ExportList what={{ list: 'customers', filter }} />
          <Button
            leftSection={<IconPlus size={16} stroke={2} />}
            onClick={() => navigate('/customers/new')}
          >
            New customer
          </Button>
        </>
      }
    >
      <ListBody
        name="customers"
        label="Customers"
        pages={pages}
        columns={customerColumns}
        rowKey={row => row.id}
        onOpen={row => navigate(customerAddress(row.id))}
        empty={
          search === '' && which === 'archived' ? (
            <EmptyState
              icon={IconArchive}
              title="No archived customers"
              words="Archived customers are offered for no new order; their pages stay."
            />
          ) : search === '' ? (
            <EmptyState
              icon={IconUsers}
              title="No customers yet"
              words="Every order belongs to a customer; letters about it go to the customer’s address."
            />
          ) : (
            <NoMatch
              what="customer"
              search={search}
              fields="names and e-mail addresses"
              onShowAll={() => find('')}
            />
          )
        }
      />
      <CustomerDialog
        isOpen={isNew}
        onClose={() => navigate('/customers', { replace: true, state: asLeft })}
      />
    </Page>
  )
}
