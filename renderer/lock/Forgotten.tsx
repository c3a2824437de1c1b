import { Link } from 'wouter'
import { useCall } from '../app/bridge.ts'
import { useMode } from '../app/use-mode.ts'
import { Block } from '../ui/Block.tsx'
import { Note } from '../ui/Note.tsx'
import { PartError } from '../ui/states/PartError.tsx'
import { Tag } from '../ui/Tag.tsx'
import { MakeCode } from '../vault/recovery/MakeCode.tsx'
import { minuteTime } from '../words/times.ts'
import { modeWords } from '../words/words.ts'

/** What a forgotten code means, said while something can be done about it. */
export function Forgotten() {
  const { data: vault, error, refetch } = useCall('vault.status', {})
  const mode = useMode()
  // with an earlier answer the page stays: an error must not take away a code that is shown
  if (vault === undefined && error !== null)
    return (
      <Block title="If it is forgotten">
        <PartError error={error} onRetry={() => void refetch()} />
      </Block>
    )
  if (vault === undefined || mode === undefined) return null
  const { recovery, state } = vault
  return (
    <Block
      title="If it is forgotten"
      help="The recovery code of the secrets opens the window, too, and takes the lock away. Each mode has its own."
    >
      {recovery === undefined ? (
        <Note>
          {`There is no recovery code in ${modeWords[mode].toLowerCase()} mode. Without one a forgotten code leaves one way: taking the lock out of a file of Boxwright by hand. `}
          <Link href="/guide/lock">The guide</Link> says how. Neither orders nor secrets are
          lost by it.
        </Note>
      ) : (
        <div>
          <Tag meaning="done">{`Recovery code made ${minuteTime(recovery.since)}`}</Tag>
        </div>
      )}
      {/* at the same place before and after: the element shows the code that it has made */}
      {state === 'open' && (
        <div>
          <MakeCode vault={vault} />
        </div>
      )}
    </Block>
  )
}
