import { SecretOnce } from '../../ui/SecretOnce.tsx'

type Props = { readonly invitation: string; readonly onClose: () => void }

/** The one time that an invitation is shown. */
export function InvitationShown({ invitation, onClose }: Props) {
  return (
    <SecretOnce
      title="Give this line to the person"
      what="the invitation"
      secret={invitation}
      shown={
        <p
          className="mono small rounded"
          style={{
            overflowWrap: 'anywhere',
            padding: '8px 12px',
            background: 'var(--bw-waiting-soft)',
          }}
        >
          {invitation}
        </p>
      }
      before={
        <p>
          Whoever has it can join in this person’s name. It works once, within 48 hours. Send it
          by a way that others do not read.
        </p>
      }
      after={<p>They paste it in Settings → Team → Join a server.</p>}
      ticked="I have copied it"
      onClose={onClose}
    />
  )
}
