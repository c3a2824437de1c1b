import { Button } from '@mantine/core'
import { IconPlus, IconUsers } from '@tabler/icons-react'
import { useLocation } from 'wouter'
import type { CustomerRow } from '../../shared/customers/customer.ts'
import { useCall } from '../app/bridge.ts'
import { asLeft } from '../app/place/history.ts'
import { SearchField } from '../ui/form/SearchField.tsx'
import { useEditing } from '../ui/form/use-editing.ts'
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
  /** Id of the customer whose dialog is open. */
  readonly id?: number
  /** The dialog of a new customer is open. */
  readonly isNew?: boolean
}

/** Everyone who has ordered or will; a row opens its dialog. */
export function CustomersPage({ id, isNew = false }: Props) {
  const [, navigate] = useLocation()
  const { typed, search, args, isTyping, find } = useSearch()
  const editing = useEditing<CustomerRow>()
  const pages = usePages('customers.list', args, pageSize, { isTyping })
  return (
    <Page
      title="Customers"
      count={pages.list.data?.total}
      scroll="own"
      actions={
        <>
          <SearchField value={typed} label="Search names, e-mail addresses" onChange={find} />
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
        onOpen={editing.edit}
        empty={
          search === '' ? (
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
        isOpen={editing.isOpen || isNew}
        customer={isNew ? undefined : editing.row}
        onClose={
          isNew ? () => navigate('/customers', { replace: true, state: asLeft }) : editing.close
        }
      />
      {id !== undefined && <AskedCustomer id={id} />}
    </Page>
  )
}

/** The dialog of the customer that an address names; closing it leaves their list. */
function AskedCustomer({ id }: { readonly id: number }) {
  const [, navigate] = useLocation()
  const customer = useCall('customers.list', { id, page: 1, pageSize: 1 }).data?.rows[0]
  return (
    <CustomerDialog
      isOpen={customer !== undefined}
      customer={customer}
      onClose={() => navigate('/customers', { replace: true, state: asLeft })}
    />
  )
}
