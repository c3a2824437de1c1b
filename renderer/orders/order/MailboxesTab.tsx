import { IconMail, IconTrash } from '@tabler/icons-react'
import { clsx } from 'clsx'
import { useState } from 'react'
import type { Order } from '../../../shared/orders/order-view.ts'
import { CopyButton, CopyPasswordButton } from '../../ui/CopyButton.tsx'
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
import { type MailboxLine, mailboxLines } from './mailbox-rows.ts'
import classes from './Tabs.module.css'

const pageSize = 50

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
    cell: row => <Password row={row} isByHand={isByHand} />,
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
        columns={actsOf(order).isByHand ? byHand : byMailin}
        rows={lines.slice((page - 1) * pageSize, page * pageSize)}
        rowKey={row => row.email}
        viewKey={String(page)}
        minWidth={640}
      />
      <Paging page={page} pageSize={pageSize} total={lines.length} onPage={setPage} />
    </>
  )
}
