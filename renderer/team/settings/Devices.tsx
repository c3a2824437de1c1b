import { Button } from '@mantine/core'
import { useState } from 'react'
import type { DeviceRow } from '../../../shared/team/team.ts'
import { isolated } from '../../../shared/text/isolated.ts'
import { useCall, useDo } from '../../app/bridge.ts'
import { Block } from '../../ui/Block.tsx'
import { ConfirmDialog } from '../../ui/form/ConfirmDialog.tsx'
import { OutsideText } from '../../ui/OutsideText.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { showDone } from '../../ui/show.ts'
import { ErrorState } from '../../ui/states/ErrorState.tsx'
import { LoadingLines } from '../../ui/states/Late.tsx'
import { RowTable } from '../../ui/table/RowTable.tsx'
import type { Column } from '../../ui/table/TableRow.tsx'

/** The computers that have joined; one that was lost is shut out here. */
export function Devices() {
  const list = useCall('devices.list', {})
  const [chosen, setChosen] = useState<DeviceRow | null>(null)
  const revoke = useDo('devices.revoke', {
    onSuccess: () => showDone('The computer is let in no more'),
    onSettled: () => setChosen(null),
  })
  const rows = (list.data?.rows ?? []).filter(row => row.revokedAt === undefined)
  return (
    <Block title="Computers" help="Each joined by an invitation. Shut out one that was lost.">
      {list.isPending && <LoadingLines count={3} />}
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.data !== undefined && rows.length === 0 && (
        <p className="quiet">No computer has joined yet.</p>
      )}
      {rows.length > 0 && (
        <RowTable
          label="Computers"
          columns={columns(setChosen)}
          rows={rows}
          rowKey={row => row.id}
          viewKey={rows.map(row => `${row.id}`).join(' ')}
          minWidth={520}
        />
      )}
      <ConfirmDialog
        isOpen={chosen !== null}
        title={`Shut out ${isolated(chosen?.name ?? '')}?`}
        label="Shut out"
        isDestructive
        isBusy={revoke.isPending}
        onConfirm={() => chosen !== null && revoke.mutate({ id: chosen.id })}
        onClose={() => setChosen(null)}
      >
        It is cut off at once, and needs a new invitation to come back.
      </ConfirmDialog>
    </Block>
  )
}

const columns = (onRevoke: (row: DeviceRow) => void): readonly Column<DeviceRow>[] => [
  {
    key: 'name',
    title: 'Computer',
    cell: row => (
      <>
        <OutsideText text={row.name} />
        <span className="small block quiet">
          <OutsideText text={row.staff.name} />
        </span>
      </>
    ),
  },
  {
    key: 'version',
    title: 'Version',
    width: '80px',
    cell: row => <span className="tabular">{row.version}</span>,
  },
  {
    key: 'seen',
    title: 'Last seen',
    width: '140px',
    cell: row => (row.isConnected ? 'Connected' : <RelativeTime at={row.lastSeenAt} />),
  },
  {
    key: 'revoke',
    title: 'Shut out',
    hidesTitle: true,
    width: '120px',
    align: 'right',
    cell: row => (
      <Button
        variant="subtle"
        size="compact-xs"
        aria-label={`Shut out: ${isolated(row.name)}`}
        onClick={() => onRevoke(row)}
      >
        Shut out
      </Button>
    ),
  },
]
