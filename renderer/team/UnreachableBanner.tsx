import { Button } from '@mantine/core'
import { Link, useLocation } from 'wouter'
import { useCall } from '../app/bridge.ts'
import { MeaningIcon } from '../ui/MeaningIcon.tsx'
import { tonesOf } from '../ui/palette.ts'
import { minuteTime } from '../words/times.ts'
import { reasonWords } from './team-words.ts'

const settingsAddress = '/settings/team'

/** Above every page while the server that was joined cannot be used: why, since when, what to do. */
export function UnreachableBanner() {
  const status = useCall('team.status', {}).data
  const [address] = useLocation()
  if (status?.state !== 'unreachable') return null
  const reason = status.reason ?? 'no-answer'
  return (
    <section
      className="row wrap firm soft-ground gap-8-12 strip"
      style={tonesOf(reason === 'no-answer' ? 'person' : 'failed')}
      aria-label="The server cannot be reached"
      role="status"
    >
      <MeaningIcon meaning={reason === 'no-answer' ? 'person' : 'failed'} size={16} isStill />
      <div className="grow">
        <p className="fw-500">
          {reasonWords[reason]}
          {status.since !== undefined && ` since ${minuteTime(status.since)}`}.
        </p>
        <p className="on-person">
          {`${status.message ?? ''} What you see is as it was then. Practice mode works meanwhile.`}
        </p>
      </div>
      {address !== settingsAddress && (
        <Button component={Link} size="xs" to={settingsAddress}>
          Settings → Team
        </Button>
      )}
    </section>
  )
}
