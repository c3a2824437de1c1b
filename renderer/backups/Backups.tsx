import { Button } from '@mantine/core'
import { clsx } from 'clsx'
import { useState } from 'react'
import type { BackupRow } from '../../shared/backups/backups.ts'
import type { Mode } from '../../shared/settings/settings.ts'
import { useCall, useDo } from '../app/bridge.ts'
import { Block } from '../ui/Block.tsx'
import { Note } from '../ui/Note.tsx'
import { useNow } from '../ui/now.ts'
import { showDone } from '../ui/show.ts'
import { ErrorState } from '../ui/states/ErrorState.tsx'
import { LoadingLines } from '../ui/states/Late.tsx'
import { Tag } from '../ui/Tag.tsx'
import { RowTable } from '../ui/table/RowTable.tsx'
import { backupColumns } from './backup-columns.tsx'
import classes from './Data.module.css'
import { backupTroubleWords, retentionWords, secretsOfBackup } from './data-words.ts'
import { RestoreDialog } from './RestoreDialog.tsx'

/** The backups of the database: their list, making one now, and restoring one. */
export function Backups({ mode }: { readonly mode: Mode }) {
  const list = useCall('data.listBackups', {})
  const status = useCall('data.status', {}).data
  const vault = useCall('vault.status', {}).data
  const backUp = useDo('data.backUp', { onSuccess: () => showDone('The backup is made') })
  const openFolder = useDo('data.openFolder')
  const [chosen, setChosen] = useState<string | null>(null)
  const choose = (row: BackupRow) => {
    // read again: what a restore loses counts from now, and the pointer may have frozen the rows
    void list.refetch().then(() => setChosen(row.name))
  }
  const now = useNow(60)
  const busy = status?.busy
  return (
    <Block
      title="Backups"
      help={`Made once a day while Boxwright runs, and checked. ${retentionWords}`}
    >
      {status?.backupTrouble !== undefined && (
        <Note>{backupTroubleWords(status.backupTrouble, now)}</Note>
      )}
      <div className="row wrap gap-8-12">
        <Button variant="default" loading={backUp.isPending} onClick={() => backUp.mutate({})}>
          Back up now
        </Button>
        <Button variant="subtle" color="gray" onClick={() => openFolder.mutate({})}>
          Open the folder
        </Button>
        {busy?.kind === 'backup' && (
          <span role="status">
            <Tag meaning="running" look="plain">{`Backing up, ${busy.percent} %`}</Tag>
          </span>
        )}
      </div>
      {list.isPending && <LoadingLines count={4} />}
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.data?.rows.length === 0 && (
        <p className="quiet" style={{ maxWidth: 560 }}>
          No backup yet. The first one is made by itself soon after the start.
        </p>
      )}
      {list.data !== undefined && list.data.rows.length > 0 && (
        <div className={clsx(classes.table, 'line-above')}>
          <RowTable
            label="Backups"
            columns={backupColumns(choose)}
            rows={list.data.rows}
            rowKey={row => row.name}
            // a new backup is shown at once, although the pointer freezes the rows
            viewKey={`${list.data.rows[0]?.name} ${list.data.rows.length}`}
            minWidth={520}
          />
        </div>
      )}
      {vault !== undefined && (
        <p className="quiet" style={{ maxWidth: 560 }}>
          {secretsOfBackup[vault.backend]}
        </p>
      )}
      <RestoreDialog
        mode={mode}
        row={list.data?.rows.find(row => row.name === chosen)}
        onClose={() => setChosen(null)}
      />
    </Block>
  )
}
