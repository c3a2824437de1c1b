import { Button } from '@mantine/core'
import type { LastCheck } from '../../shared/backups/backups.ts'
import type { Mode } from '../../shared/settings/settings.ts'
import { countOf } from '../../shared/text/count-of.ts'
import { useCall, useDo } from '../app/bridge.ts'
import { Block } from '../ui/Block.tsx'
import { Note } from '../ui/Note.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { showDone } from '../ui/show.ts'
import { ErrorState } from '../ui/states/ErrorState.tsx'
import { LoadingLines } from '../ui/states/Late.tsx'
import { Tag } from '../ui/Tag.tsx'
import { sizeWords } from '../words/size-words.ts'
import { modeWords } from '../words/words.ts'
import { checkCauseWords } from './data-words.ts'

/** Size and state of the file, and the check on demand. */
export function DatabaseCheck({ mode }: { readonly mode: Mode }) {
  const status = useCall('data.status', {})
  const check = useDo('data.check', {
    onSuccess: result => {
      if (result.isWhole) showDone('The database is whole')
    },
  })
  const busy = status.data?.busy
  const isChecking = busy?.kind === 'check'
  return (
    <Block
      title="Database"
      help={`Everything of ${modeWords[mode].toLowerCase()} mode lies in one file on this computer. After an unexpected end Boxwright checks it by itself.`}
    >
      {status.isPending && <LoadingLines count={3} />}
      {status.isError && (
        <ErrorState error={status.error} onRetry={() => void status.refetch()} />
      )}
      {status.data !== undefined && (
        <>
          <dl
            className="facts"
            style={{ '--names': '120px', gap: '6px 16px', alignItems: 'center' }}
          >
            <dt>Content</dt>
            <dd className="tabular">
              {`${countOf(status.data.orders, 'order')}, ${sizeWords(status.data.sizeBytes)}`}
            </dd>
            <dt>Last check</dt>
            <dd>
              {isChecking ? (
                <Tag meaning="running" look="plain">{`Checking, ${busy.percent} %`}</Tag>
              ) : (
                <CheckLine check={status.data.lastCheck} />
              )}
            </dd>
          </dl>
          {status.data.lastCheck?.isWhole === false && !isChecking && (
            <Note>
              The file is damaged. Restore a backup from before the damage, below. Until then
              Boxwright works with what can still be read, and makes no new backups.
              <span className="block mono quiet breaks mt-4">
                {status.data.lastCheck.detail}
              </span>
            </Note>
          )}
          <div>
            <Button
              variant="default"
              loading={isChecking || check.isPending}
              onClick={() => check.mutate({})}
            >
              Check the database
            </Button>
          </div>
        </>
      )}
    </Block>
  )
}

function CheckLine({ check }: { readonly check: LastCheck | undefined }) {
  if (check === undefined) return <span className="quiet">Not checked yet</span>
  const cause = checkCauseWords[check.cause]
  return (
    <span className="row wrap" style={{ gap: '2px 8px' }}>
      <Tag meaning={check.isWhole ? 'done' : 'failed'} look="plain">
        {check.isWhole ? 'No damage found' : 'Damage found'}
      </Tag>
      <span className="quiet">
        <RelativeTime at={check.at} />
        {cause === '' ? '' : `, ${cause}`}
      </span>
    </span>
  )
}
