import { Button } from '@mantine/core'
import { useState } from 'react'
import type { StaffRow } from '../../../shared/team/team.ts'
import { isolated } from '../../../shared/text/isolated.ts'
import { useCall, useDo } from '../../app/bridge.ts'
import { Block } from '../../ui/Block.tsx'
import { ConfirmDialog } from '../../ui/form/ConfirmDialog.tsx'
import { showDone } from '../../ui/show.ts'
import { ErrorState } from '../../ui/states/ErrorState.tsx'
import { LoadingLines } from '../../ui/states/Late.tsx'
import { RowTable } from '../../ui/table/RowTable.tsx'
import { InvitationShown } from './InvitationShown.tsx'
import { PersonDialog } from './PersonDialog.tsx'
import { peopleColumns } from './people-columns.tsx'

/** Who may use the orders of this server, and what each may do. */
export function People({ ownId }: { readonly ownId: number | undefined }) {
  const list = useCall('staff.list', {})
  const [edited, setEdited] = useState<StaffRow | 'new' | null>(null)
  const [revoked, setRevoked] = useState<StaffRow | null>(null)
  const [invitation, setInvitation] = useState<string | null>(null)
  const invite = useDo('staff.invite', { onSuccess: made => setInvitation(made.invitation) })
  const revoke = useDo('staff.revoke', {
    onSuccess: () => showDone('The person is let in no more'),
    onSettled: () => setRevoked(null),
  })
  const rows = (list.data?.rows ?? []).filter(row => row.revokedAt === undefined)
  return (
    <Block
      title="People"
      help="Everybody has an invitation of their own. What is done carries their names."
    >
      <div>
        <Button variant="default" onClick={() => setEdited('new')}>
          Invite somebody
        </Button>
      </div>
      {list.isPending && <LoadingLines count={3} />}
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.data !== undefined && rows.length === 0 && (
        <p className="quiet">Nobody is invited yet.</p>
      )}
      {rows.length > 0 && (
        <RowTable
          label="People"
          columns={peopleColumns(ownId, {
            edit: setEdited,
            revoke: setRevoked,
            inviteAgain: ({ id, name, role, maySeePasswords }) =>
              invite.mutate({ id, name, role, maySeePasswords }),
          })}
          rows={rows}
          rowKey={row => row.id}
          viewKey={rows.map(row => `${row.id}`).join(' ')}
          minWidth={560}
        />
      )}
      {edited !== null && (
        <PersonDialog
          person={edited === 'new' ? null : edited}
          onInvited={setInvitation}
          onClose={() => setEdited(null)}
        />
      )}
      {invitation !== null && (
        <InvitationShown invitation={invitation} onClose={() => setInvitation(null)} />
      )}
      <ConfirmDialog
        isOpen={revoked !== null}
        title={`Let ${isolated(revoked?.name ?? '')} in no more?`}
        label="Let in no more"
        isDestructive
        isBusy={revoke.isPending}
        onConfirm={() => revoked !== null && revoke.mutate({ id: revoked.id })}
        onClose={() => setRevoked(null)}
      >
        All their computers are cut off at once. What they did keeps their name.
      </ConfirmDialog>
    </Block>
  )
}
