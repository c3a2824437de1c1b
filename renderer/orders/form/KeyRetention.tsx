import { useCall } from '../../app/bridge.ts'
import { PartError } from '../../ui/states/PartError.tsx'
import { keyRetentionSentence } from '../../words/key-retention.ts'

/** What becomes of the keys of this order, by the current setting. */
export function KeyRetention() {
  const { data, error, refetch } = useCall('settings.get', {})
  if (data === undefined && error !== null)
    return <PartError error={error} onRetry={() => void refetch()} />
  if (data === undefined) return null
  return <p className="small quiet">{keyRetentionSentence(data.registrars.keysKeptDays)}</p>
}
