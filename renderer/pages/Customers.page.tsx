import { Button } from '@mantine/core'
import { IconPlus, IconUsers } from '@tabler/icons-react'
import type { CustomerRow } from '../../shared/customer.ts'
import { EmptyState } from '../components/EmptyState.tsx'
import { ListBody } from '../components/ListBody.tsx'
import { NoMatch } from '../components/NoMatch.tsx'
import { Page } from '../components/Page.tsx'
import { SearchField } from '../components/SearchField.tsx'
import { useEditing } from '../components/use-editing.ts'
import { usePages } from '../components/use-pages.ts'
import { useSearch } from '../components/use-search.ts'
import { AskedCustomer } from '../features/customers/AskedCustomer.tsx'
import { CustomerDialog } from '../features/customers/CustomerDialog.tsx'
import { customerColumns } from '../features/customers/columns.tsx'

const pageSize = 50

type Props = {
  /** Opens the dialog of this one. */
  readonly id?: number
}

/** Everyone who has ordered or will; a row opens its dialog. */
export function CustomersPage({ id }: Props) {
  const { typed, search, args, isTyping, find } = useSearch('customers')
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
          <Button leftSection={<IconPlus size={16} stroke={2} />} onClick={editing.openNew}>
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
      <CustomerDialog isOpen={editing.isOpen} customer={editing.row} onClose={editing.close} />
      {id !== undefined && <AskedCustomer id={id} />}
    </Page>
  )
}
