import { IconMail } from '@tabler/icons-react'
import { useState } from 'react'
import type { Order } from '../../../shared/order-view.ts'
import { CopyButton, CopyPasswordButton } from '../../components/CopyButton.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { MiddleTruncate } from '../../components/MiddleTruncate.tsx'
import { Paging } from '../../components/Paging.tsx'
import { RevealPassword } from '../../components/RevealPassword.tsx'
import { RowTable } from '../../components/RowTable.tsx'
import type { Column } from '../../components/TableRow.tsx'
import { Tag } from '../../components/Tag.tsx'
import { mailboxWords } from '../../words.ts'
import { type MailboxLine, mailboxLines } from './mailbox-rows.ts'
import classes from './Tabs.module.css'

const pageSize = 100

const columns: readonly Column<MailboxLine>[] = [
  {
    key: 'email',
    title: 'Address',
    cell: row => (
      <span className={classes.withButton}>
        <MiddleTruncate text={row.email} keep={18} />
        <CopyButton text={row.email} what="address" />
      </span>
    ),
  },
  {
    key: 'state',
    title: 'State',
    width: '180px',
    cell: row => (
      <Tag meaning={mailboxWords[row.state].meaning} look="plain" isStill>
        {mailboxWords[row.state].words}
      </Tag>
    ),
  },
  {
    key: 'password',
    title: 'Password',
    width: '240px',
    cell: row => <Password row={row} />,
  },
]

function Password({ row }: { readonly row: MailboxLine }) {
  if (row.state === 'removed') return <span className={classes.quiet}>–</span>
  if (row.id === undefined)
    return <span className={classes.quiet}>Made when it is asked for</span>
  return (
    <span className={classes.withButton}>
      <RevealPassword mailboxId={row.id} />
      <CopyPasswordButton mailboxId={row.id} />
    </span>
  )
}

export function MailboxesTab({ order }: { readonly order: Order }) {
  const [page, setPage] = useState(1)
  const lines = mailboxLines(order)
  if (lines.length === 0)
    return (
      <EmptyState
        icon={IconMail}
        title="No mailboxes yet"
        words="They are listed as soon as the order has domains and prefixes."
      />
    )
  return (
    <>
      <RowTable
        label="Mailboxes"
        columns={columns}
        rows={lines.slice((page - 1) * pageSize, page * pageSize)}
        rowKey={row => row.email}
        viewKey={String(page)}
        minWidth={640}
      />
      <Paging page={page} pageSize={pageSize} total={lines.length} onPage={setPage} />
    </>
  )
}
