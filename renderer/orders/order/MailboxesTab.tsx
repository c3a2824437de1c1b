import { IconMail, IconTrash } from '@tabler/icons-react'
import { clsx } from 'clsx'
import type { Order } from '../../../shared/orders/order-view.ts'
import { useQuery } from '../../app/place/history.ts'
import { WrittenFiles } from '../../exports/WrittenFiles.tsx'
import { CopyButton, CopyPasswordButton } from '../../ui/CopyButton.tsx'
import { ExportedAs } from '../../ui/ExportedAs.tsx'
import { CheckLogins } from '../../ui/logins/CheckLogins.tsx'
import { LoginRunLine } from '../../ui/logins/LoginRunLine.tsx'
import { LoginState } from '../../ui/logins/LoginState.tsx'
import { MiddleTruncate } from '../../ui/MiddleTruncate.tsx'
import { MissingPassword } from '../../ui/MissingPassword.tsx'
import { RevealPassword } from '../../ui/RevealPassword.tsx'
import { EmptyState } from '../../ui/states/EmptyState.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { Paging } from '../../ui/table/Paging.tsx'
import { RowButton } from '../../ui/table/RowButton.tsx'
import { RowTable } from '../../ui/table/RowTable.tsx'
import type { Column } from '../../ui/table/TableRow.tsx'
import { useUndoable } from '../../ui/use-undoable.ts'
import { mailboxWords } from '../../words/words.ts'
import { actsOf } from '../acts/acts.ts'
import { type MailboxLine, mailboxLines, readyMailboxes } from './mailbox-rows.ts'
import { NoneFound, TabSearch, useTabSearch } from './TabSearch.tsx'
import classes from './Tabs.module.css'
import { pageOf, pageSize, showPage } from './tab-page.ts'

const columnsOf = (isByHand: boolean): readonly Column<MailboxLine>[] => [
  {
    key: 'email',
    title: 'Address',
    cell: row => (
      <span className={clsx(classes.withButton, 'row miw-0 gap-4')}>
        <MiddleTruncate text={row.email} keep={18} />
        <CopyButton text={row.email} what="address" />
      </span>
    ),
  },
  {
    key: 'state',
    title: 'State',
    width: '128px',
    cell: row => (
      <Tag meaning={mailboxWords[row.state].meaning} look="plain" isStill>
        {mailboxWords[row.state].words}
      </Tag>
    ),
  },
  {
    key: 'login',
    title: 'Login',
    width: '150px',
    cell: row =>
      row.state === 'created' || row.state === 'byHand' || row.state === 'extra' ? (
        <LoginState login={row.login} isLoginWanted={row.isLoginWanted} />
      ) : (
        <span className="quiet">–</span>
      ),
  },
  {
    key: 'password',
    title: 'Password',
    width: '208px',
    cell: row => <Password row={row} isByHand={isByHand} />,
  },
  {
    key: 'exported',
    title: 'Exported',
    width: '132px',
    cell: ({ exported }) =>
      exported === undefined ? (
        <span className="quiet">–</span>
      ) : (
        <ExportedAs exported={exported} hasTime />
      ),
  },
]

const byHand = columnsOf(true)
const byMailin = columnsOf(false)

type CellProps = { readonly row: MailboxLine; readonly isByHand: boolean }

function Password({ row, isByHand }: CellProps) {
  if (row.state === 'removed') return <span className="quiet">–</span>
  if (row.id === undefined)
    return (
      <span className="quiet">
        {isByHand ? 'Not entered yet' : 'Made when it is asked for'}
      </span>
    )
  return (
    <span className={clsx(classes.withButton, 'row miw-0 gap-4')}>
      {row.isPasswordLost === true || row.passwordPurgedAt !== undefined ? (
        <MissingPassword mailboxId={row.id} email={row.email} purgedAt={row.passwordPurgedAt} />
      ) : (
        <>
          <RevealPassword mailboxId={row.id} />
          <CopyPasswordButton mailboxId={row.id} />
        </>
      )}
      {row.isRemovable === true && <RemoveButton id={row.id} email={row.email} />}
    </span>
  )
}

function RemoveButton({ id, email }: { readonly id: number; readonly email: string }) {
  const remove = useUndoable('mailboxes.remove', () => `${email} removed from the order`)
  return (
    <RowButton
      icon={IconTrash}
      words="Remove from the order"
      label={`Remove ${email} from the order`}
      onPress={() => remove.mutate({ id })}
    />
  )
}

export function MailboxesTab({ order }: { readonly order: Order }) {
  const { at, page: asked } = useQuery()
  const lines = mailboxLines(order)
  const { wanted, found } = useTabSearch(lines, line => line.email)
  if (lines.length === 0)
    return (
      <EmptyState
        icon={IconMail}
        title="No mailboxes yet"
        words="They are listed as soon as the order has domains and prefixes."
      />
    )
  const { page, rows } = pageOf(found, asked, one => one.email === at)
  return (
    <>
      <div className="row gap-8 page-sides tab-tools firm">
        {lines.some(line => line.exported !== undefined) && <WrittenFiles orderId={order.id} />}
        {readyMailboxes(order).length > 0 && (
          <CheckLogins what={{ orderIds: [order.id] }} label="Check logins" />
        )}
        <LoginRunLine />
        <TabSearch className="push" label="Search these mailboxes" count={lines.length} />
      </div>
      {found.length === 0 ? (
        <NoneFound what="mailbox" wanted={wanted} />
      ) : (
        <RowTable
          label="Mailboxes"
          columns={actsOf(order).isByHand ? byHand : byMailin}
          rows={rows}
          rowKey={row => row.email}
          marked={at}
          viewKey={`${wanted} ${page}`}
          minWidth={770}
        />
      )}
      <Paging page={page} pageSize={pageSize} total={found.length} onPage={showPage} />
    </>
  )
}
