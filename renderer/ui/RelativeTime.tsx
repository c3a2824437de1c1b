import { duration } from '../../shared/text/duration.ts'
import { ago, exactTime } from '../words/times.ts'
import { useNow } from './now.ts'

type Props = {
  /** ISO-8601 UTC. */
  readonly at: string
  /** `age` says "3 min", `ago` says "3 min ago". */
  readonly as?: 'ago' | 'age'
}

/** A time that keeps up with the clock; the exact one shows on hover. */
export function RelativeTime({ at, as = 'ago' }: Props) {
  const now = useNow(10)
  const words = as === 'ago' ? ago(at, now) : duration(now - Date.parse(at))
  return (
    <time dateTime={at} title={exactTime(at)}>
      {words}
    </time>
  )
}
