import { useLocation } from 'wouter'
import type { MailboxRow } from '../../shared/mailboxes/mailbox.ts'
import { RowTable } from '../ui/table/RowTable.tsx'
import type { Selection } from '../ui/table/selection/use-selection.ts'
import { mailboxColumns } from './columns.tsx'
import { isExportable } from './exportable.ts'

type Props = {
  readonly rows: readonly MailboxRow[]
  readonly selection: Selection
  readonly viewKey: string
}

/** Enter opens the order; only what can be exported can be chosen. */
export function MailboxTable({ rows, selection, viewKey }: Props) {
  const [, navigate] = useLocation()
  return (
    <RowTable
      name="mailboxes"
      label="Mailboxes"
      columns={mailboxColumns}
      rows={rows}
      rowKey={row => row.id}
      onOpen={row => navigate(`/orders/${row.orderId}`)}
      viewKey={viewKey}
      minWidth={1000}
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
