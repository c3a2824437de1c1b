import { Button } from '@mantine/core'
import { useState } from 'react'
import type { TeamStatus } from '../../../shared/team/team.ts'
import { useDo } from '../../app/bridge.ts'
import { Block } from '../../ui/Block.tsx'
import { ConfirmDialog } from '../../ui/form/ConfirmDialog.tsx'
import { OutsideText } from '../../ui/OutsideText.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { showDone } from '../../ui/show.ts'
import { Tag } from '../../ui/Tag.tsx'
import { reasonWords, rightsWords } from '../team-words.ts'

/** The server that was joined, who works on it here, and the way out. */
export function Joined({ status }: { readonly status: TeamStatus }) {
  const [isLeaving, setLeaving] = useState(false)
  const leave = useDo('team.leave', {
    onSuccess: () => showDone('This computer shows its own orders again'),
    onSettled: () => setLeaving(false),
  })
  const { server, staff, since, reason } = status
  return (
    <Block title="Your team’s server">
      <dl className="facts" style={{ '--names': '120px', gap: '6px 16px' }}>
        <dt>State</dt>
        <dd>
          {status.state === 'connected' ? (
            <Tag meaning="done" look="plain">
              Connected
            </Tag>
          ) : (
            <>
              <Tag meaning="person" look="plain">
                {reasonWords[reason ?? 'no-answer']}
              </Tag>
              {since !== undefined && (
                <span className="quiet">
                  {' since '}
                  <RelativeTime at={since} />
                </span>
              )}
            </>
          )}
        </dd>
        {server !== undefined && (
          <>
            <dt>Address</dt>
            <dd className="mono">{server}</dd>
          </>
        )}
        {staff !== undefined && (
          <>
            <dt>You</dt>
            <dd>
              <OutsideText text={staff.name} />
            </dd>
            <dt>Rights</dt>
            <dd>{rightsWords(staff)}</dd>
          </>
        )}
      </dl>
      <div>
        <Button variant="default" onClick={() => setLeaving(true)}>
          Leave the server
        </Button>
      </div>
      <ConfirmDialog
        isOpen={isLeaving}
        title="Leave the server?"
        label="Leave the server"
        isDestructive
        isBusy={leave.isPending}
        onConfirm={() => leave.mutate({})}
        onClose={() => setLeaving(false)}
      >
        This window shows the own orders of this computer again, as they were when you joined.
        The team’s orders stay on the server, which goes on with them. To come back you need a
        new invitation.
      </ConfirmDialog>
    </Block>
  )
}
