import { useCall } from '../../app/bridge.ts'
import { Block } from '../../ui/Block.tsx'
import { PartError } from '../../ui/states/PartError.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { minuteTime } from '../../words/times.ts'
import { MakeCode } from './MakeCode.tsx'

/** While the secrets are open: whether there is a recovery code, and the way to one. */
export function RecoveryCode() {
  const { data: vault, error, refetch } = useCall('vault.status', {})
  // with an earlier answer the part stays: an error must not take away a code that is shown
  if (vault === undefined && error !== null)
    return (
      <Block title="Recovery code">
        <PartError error={error} onRetry={() => void refetch()} />
      </Block>
    )
  if (vault?.state !== 'open') return null
  const { recovery } = vault
  return (
    <Block
      title="Recovery code"
      help="Opens keys and passwords when nothing else does: on another computer, after a forgotten passphrase, without the keychain or the key file."
    >
      <div className="row wrap gap-8-12">
        {recovery === undefined ? (
          <Tag meaning="waiting">None yet</Tag>
        ) : (
          <Tag meaning="done">{`Made ${minuteTime(recovery.since)}`}</Tag>
        )}
        <MakeCode vault={vault} />
      </div>
    </Block>
  )
}
