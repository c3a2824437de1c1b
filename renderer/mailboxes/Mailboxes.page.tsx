import { SearchField } from '../ui/form/SearchField.tsx'
import { Page } from '../ui/Page.tsx'
import { ListState } from '../ui/states/ListState.tsx'
import { useSelection } from '../ui/table/selection/use-selection.ts'
import { usePages } from '../ui/table/use-pages.ts'
import { useSearch } from '../ui/use-search.ts'
import { MailboxTable } from './MailboxTable.tsx'
import { MailboxTools } from './MailboxTools.tsx'
import { NoMailboxes } from './NoMailboxes.tsx'

const pageSize = 50

/** Every mailbox of every order, to find, copy and export. */
export function MailboxesPage() {
  const { typed, search, args, isTyping, find } = useSearch('mailboxes')
  const pages = usePages('mailboxes.list', args, pageSize, { isTyping })
  const { data } = pages.list
  const rows = data?.rows ?? []
  const total = data?.total ?? 0
  const selection = useSelection()

  return (
    <Page
      title="Mailboxes"
      count={data?.total}
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
      <ListState
        pages={pages}
        empty={<NoMailboxes search={search} onShowAll={() => find('')} />}
      >
        <MailboxTable rows={rows} selection={selection} viewKey={pages.viewKey} />
      </ListState>
    </Page>
  )
}
