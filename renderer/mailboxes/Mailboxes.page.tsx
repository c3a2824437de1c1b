import { Button } from '@mantine/core'
import { IconFilterOff, IconMail } from '@tabler/icons-react'
import { useLocation } from 'wouter'
import type { LoginFilter } from '../../shared/mailboxes/login.ts'
import type { MailboxRow } from '../../shared/mailboxes/mailbox.ts'
import { isolated } from '../../shared/text/isolated.ts'
import { mailboxAddress } from '../app/place/addresses.ts'
import { changeQuery } from '../app/place/history.ts'
import { ExportList } from '../ui/ExportList.tsx'
import { SearchField } from '../ui/form/SearchField.tsx'
import { Page } from '../ui/Page.tsx'
import { EmptyState } from '../ui/states/EmptyState.tsx'
import { ListState } from '../ui/states/ListState.tsx'
import { RowTable } from '../ui/table/RowTable.tsx'
import { type Selection, useSelection } from '../ui/table/selection/use-selection.ts'
import { usePages } from '../ui/table/use-pages.ts'
import { useTimeView } from '../ui/time/time-view.ts'
import { useSearch } from '../ui/use-search.ts'
import { mailboxColumns } from './columns.tsx'
import { isExportable } from './exportable.ts'
import { useLoginFilter } from './login-view.ts'
import { MailboxTools } from './MailboxTools.tsx'

const pageSize = 50

/** Every mailbox of every order, to find, copy and export. */
export function MailboxesPage() {
  const { typed, search, args, isTyping, find } = useSearch()
  const { time, args: days } = useTimeView()
  const login = useLoginFilter()
  const filter = { ...args, ...days, ...(login === undefined ? {} : { login }) }
  const pages = usePages('mailboxes.list', filter, pageSize, { isTyping })
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
        <>
          <SearchField
            value={typed}
            label="Search addresses, names, customers"
            width={290}
            onChange={find}
          />
          <ExportList what={{ list: 'mailboxes', filter }} />
        </>
      }
      tools={
        <MailboxTools
          selection={selection}
          filter={filter}
          time={time}
          login={login}
          total={total}
          onPage={rows.length}
        />
      }
    >
      <ListState
        pages={pages}
        empty={
          <NoMailboxes
            search={search}
            time={time}
            login={login}
            onShowAll={() =>
              changeQuery({ search: undefined, time: undefined, login: undefined })
            }
          />
        }
      >
        <MailboxTable rows={rows} selection={selection} viewKey={pages.viewKey} />
      </ListState>
    </Page>
  )
}

type Props = {
  readonly rows: readonly MailboxRow[]
  readonly selection: Selection
  readonly viewKey: string
}

/**
 * Mailboxes as rows. Enter opens the order; only mailboxes that can be exported can be chosen.
 */
function MailboxTable({ rows, selection, viewKey }: Props) {
  const [, navigate] = useLocation()
  return (
    <RowTable
      name="mailboxes"
      label="Mailboxes"
      columns={mailboxColumns}
      rows={rows}
      rowKey={row => row.id}
      onOpen={row => navigate(mailboxAddress(row.orderId, row.email))}
      viewKey={viewKey}
      minWidth={1030}
      choosing={{
        selection,
        idOf: row => row.id,
        nameOf: row => row.email,
        isChoosable: isExportable,
        whyNot: 'Nothing to export yet',
      }}
    />
  )
}

const emptyLogins: Record<LoginFilter, string> = {
  fails: 'No checked mailbox fails to log in',
  works: 'No mailbox was seen to log in yet',
  unchecked: 'The logins of every mailbox were checked',
}

type NoMailboxesProps = {
  readonly search: string
  readonly time: string
  readonly login: LoginFilter | undefined
  readonly onShowAll: () => void
}

/** Shown when there are no mailboxes, or none that the search finds. */
function NoMailboxes({ search, time, login, onShowAll }: NoMailboxesProps) {
  const [, navigate] = useLocation()
  if (search === '' && login !== undefined)
    return (
      <EmptyState
        icon={IconFilterOff}
        title={emptyLogins[login]}
        action={
          <Button variant="default" onClick={onShowAll}>
            Show all mailboxes
          </Button>
        }
      />
    )
  if (search === '' && time !== '')
    return (
      <EmptyState
        icon={IconFilterOff}
        title="No mailbox was planned in this time"
        action={
          <Button variant="default" onClick={onShowAll}>
            Show all mailboxes
          </Button>
        }
      />
    )
  if (search !== '')
    return (
      <EmptyState
        icon={IconFilterOff}
        title={`No mailbox matches “${isolated(search)}”`}
        words="The search looks at addresses, names and customers."
        action={
          <Button variant="default" onClick={onShowAll}>
            Show all mailboxes
          </Button>
        }
      />
    )
  return (
    <EmptyState
      icon={IconMail}
      title="No mailboxes yet"
      words="They are listed here as soon as an order has asked Mailin for them."
      action={<Button onClick={() => navigate('/orders/new')}>New order</Button>}
    />
  )
}
