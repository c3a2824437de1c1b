import type { KeyboardEvent } from 'react'
import { useLocation } from 'wouter'
import type { MailboxRow } from '../../../shared/rows.ts'
import { RowTable } from '../../components/RowTable.tsx'
import { mailboxColumns } from './columns.tsx'
import classes from './Mailboxes.module.css'
import type { Selection } from './use-selection.ts'

type Props = {
  readonly rows: readonly MailboxRow[]
  readonly selection: Selection
  readonly viewKey: string
}

/** Enter opens the order, Space chooses the row, Shift with it extends the choice. */
export function MailboxTable({ rows, selection, viewKey }: Props) {
  const [, navigate] = useLocation()
  const choose = (event: KeyboardEvent) => {
    if (event.key !== ' ' || !(event.target instanceof HTMLTableRowElement)) return
    event.preventDefault()
    const box = event.target.querySelector('input')
    box?.dispatchEvent(new MouseEvent('click', { bubbles: true, shiftKey: event.shiftKey }))
  }
  return (
    <div className={classes.table} onKeyDown={choose}>
      <RowTable
        label="Mailboxes"
        columns={mailboxColumns(selection)}
        rows={rows}
        rowKey={row => row.id}
        onOpen={row => navigate(`/orders/${row.orderId}`)}
        viewKey={viewKey}
        minWidth={1000}
      />
    </div>
  )
}
