import { Loader } from '@mantine/core'
import { Link } from 'wouter'
import { countOf } from '../../shared/text/count-of.ts'
import { useCall } from '../app/bridge.ts'
import { RelativeTime } from '../ui/RelativeTime.tsx'

/** How far the reading of expiry dates is; what holds it up stands above every page. */
export function ReadingLine() {
  const status = useCall('renewals.status', {}, { refetchInterval: 5000 }).data
  if (status === undefined) return null
  const { left, readAt, asksRdap, isLocked, isPaused } = status
  const isHeldUp = isLocked === true || isPaused === true
  return (
    <div className="row push miw-0 gap-8 quiet" role="status">
      {left > 0 ? (
        <>
          {!isHeldUp && <Loader size={14} aria-hidden />}
          <span className="tabular cut">{`${countOf(left, 'domain')} to read`}</span>
        </>
      ) : (
        readAt !== undefined && (
          <span className="cut">
            Last read <RelativeTime at={readAt} />
          </span>
        )
      )}
      {!asksRdap && (
        <Link className="firm" to="/settings/registrars">
          RDAP is off
        </Link>
      )}
    </div>
  )
}
