import { Button } from '@mantine/core'
import { IconPlus, IconUsers } from '@tabler/icons-react'
import { keepPreviousData } from '@tanstack/react-query'
import type { CustomerRow } from '../../shared/customer.ts'
import { useCall } from '../bridge.ts'
import { EmptyState } from '../components/EmptyState.tsx'
import { ListBody } from '../components/ListBody.tsx'
import { NoMatch } from '../components/NoMatch.tsx'
import { Page } from '../components/Page.tsx'
import { SearchField } from '../components/SearchField.tsx'
import { useEditing } from '../components/use-editing.ts'
import { useSearch } from '../components/use-search.ts'
import { CustomerDialog } from '../features/customers/CustomerDialog.tsx'
import { customerColumns } from '../features/customers/columns.tsx'

const pageSize = 50

/** Everyone who has ordered or will; a row opens its dialog. */
export function CustomersPage() {
  const { typed, search, page, setPage, args, find } = useSearch()
  const editing = useEditing<CustomerRow>()
  const list = useCall(
    'customers.list',
    { ...args, page, pageSize },
    { placeholderData: keepPreviousData },
  )
  return (
    <Page
      title="Customers"
      count={list.data?.total}
      scroll="own"
      actions={
        <>
          <SearchField value={typed} label="Search names, e-mail addresses" onChange={find} />
          <Button leftSection={<IconPlus size={16} stroke={2} />} onClick={editing.openNew}>
            New customer
          </Button>
        </>
      }
    >
      <ListBody
        label="Customers"
        list={list}
        columns={customerColumns}
        rowKey={row => row.id}
        onOpen={editing.edit}
        page={page}
        pageSize={pageSize}
        onPage={setPage}
        viewKey={`${search} ${page}`}
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
      <CustomerDialog isOpen={editing.isOpen} customer={editing.row} onClose={editing.close} />
    </Page>
  )
}
