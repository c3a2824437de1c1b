import { ErrorState } from '../components/ErrorState.tsx'
import { LoadingLines } from '../components/Late.tsx'
import { Page } from '../components/Page.tsx'
import { Paging } from '../components/Paging.tsx'
import { SearchField } from '../components/SearchField.tsx'
import { useSelection } from '../components/selection/use-selection.ts'
import { usePages } from '../components/use-pages.ts'
import { useSearch } from '../components/use-search.ts'
import { MailboxTable } from '../features/mailboxes/MailboxTable.tsx'
import { MailboxTools } from '../features/mailboxes/MailboxTools.tsx'
import { NoMailboxes } from '../features/mailboxes/NoMailboxes.tsx'

const pageSize = 50

/** Every mailbox of every order, to find, copy and export. */
export function MailboxesPage() {
  const { typed, search, args, find } = useSearch()
  const pages = usePages('mailboxes.list', args, pageSize)
  const mailboxes = pages.list
  const rows = mailboxes.data?.rows ?? []
  const total = mailboxes.data?.total ?? 0
  const selection = useSelection()

  return (
    <Page
      title="Mailboxes"
      count={mailboxes.data?.total}
      scroll="own"
      actions={
        <SearchField
          value={typed}
          label="Search addresses, names, customers"
          width={290}
          onChange={find}
        />
      }
      tools={
        <MailboxTools
          selection={selection}
          search={search}
          total={total}
          onPage={rows.length}
        />
      }
    >
      {mailboxes.isPending && <LoadingLines />}
      {mailboxes.isError && (
        <ErrorState error={mailboxes.error} onRetry={() => void mailboxes.refetch()} />
      )}
      {mailboxes.isSuccess && rows.length === 0 && (
        <NoMailboxes search={search} onShowAll={() => find('')} />
      )}
      {mailboxes.isSuccess && rows.length > 0 && (
        <>
          <MailboxTable rows={rows} selection={selection} viewKey={pages.viewKey} />
          <Paging {...pages} total={total} />
        </>
      )}
    </Page>
  )
}
