import { Button } from '@mantine/core'
import type { BackupRow } from '../../shared/backups/backups.ts'
import type { Column } from '../ui/table/TableRow.tsx'
import { sizeWords } from '../words/size-words.ts'
import { exactTime, minuteTime } from '../words/times.ts'
import { backupKindWords } from './data-words.ts'

export function backupColumns(
  onRestore: (row: BackupRow) => void,
): readonly Column<BackupRow>[] {
  return [
    {
      key: 'createdAt',
      title: 'Made',
      cell: row => (
        <time
          className="tabular"
          dateTime={row.createdAt}
          title={`${exactTime(row.createdAt)}\n${row.name}`}
        >
          {minuteTime(row.createdAt)}
        </time>
      ),
    },
    {
      key: 'kind',
      title: 'Kind',
      width: '132px',
      cell: row => (
        <>
          {backupKindWords[row.kind]}
          {row.hasNoChecksum && <span className="small block quiet">No checksum</span>}
        </>
      ),
    },
    {
      key: 'orders',
      title: 'Orders',
      width: '64px',
      align: 'right',
      cell: row => <span className="tabular">{row.orders ?? '–'}</span>,
    },
    {
      key: 'size',
      title: 'Size',
      width: '80px',
      align: 'right',
      cell: row => <span className="tabular">{sizeWords(row.sizeBytes)}</span>,
    },
    {
      key: 'restore',
      title: 'Restore',
      hidesTitle: true,
      width: '88px',
      align: 'right',
      cell: row => <RestoreCell row={row} onRestore={onRestore} />,
    },
  ]
}

type CellProps = { readonly row: BackupRow; readonly onRestore: (row: BackupRow) => void }

function RestoreCell({ row, onRestore }: CellProps) {
  if (row.orders === undefined) return <span className="quiet">Unreadable</span>
  if (row.isNewer) return <span className="quiet">Newer app</span>
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      aria-label={`Restore the backup of ${exactTime(row.createdAt)}`}
      onClick={() => onRestore(row)}
    >
      Restore
    </Button>
  )
}
