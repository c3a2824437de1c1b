import { clsx } from 'clsx'
import {
  daysUntil,
  type Expiry,
  expiryTrouble,
  expiryTroubleWords,
  firstNoticeDays,
} from '../../shared/renewals/renewal.ts'
import { dateText } from '../../shared/text/locale.ts'
import { daysWords } from '../words/expiry-words.ts'
import { exactTime } from '../words/times.ts'
import { useNow } from './now.ts'
import type { Meaning } from './palette.ts'
import { Tag } from './Tag.tsx'

/** What the days until the end mean; null: nothing yet. One that renews by itself needs nobody. */
function meaningOf(days: number, hasEnded: boolean, { isAutoRenewed }: Expiry): Meaning | null {
  if (hasEnded) return 'failed'
  if (days > firstNoticeDays) return null
  return isAutoRenewed === true ? 'waiting' : 'person'
}

/** When a registration ends, and in how many days; "Not known", with the cause on hover. */
export function ExpiryText({ expiry }: { readonly expiry: Expiry }) {
  const now = useNow(60)
  const { expiresAt } = expiry
  if (expiresAt === undefined) {
    const trouble = expiryTrouble(expiry, now)
    const title = trouble === undefined ? 'It was not read yet' : expiryTroubleWords[trouble]
    return (
      <span className="quiet" title={title}>
        Not known
      </span>
    )
  }
  const end = Date.parse(expiresAt)
  const days = daysUntil(end, now)
  const meaning = meaningOf(days, end < now, expiry)
  const words = daysWords(days, end < now)
  return (
    <span className="row miw-0 gap-8" title={exactTime(expiresAt)}>
      <span
        className={clsx('tabular firm', meaning === null && 'quiet')}
        style={{ minWidth: 88 }}
      >
        {dateText(new Date(end))}
      </span>
      {meaning === null ? (
        <span className="quiet cut">{words}</span>
      ) : (
        <Tag meaning={meaning} look="plain" isStill>
          {words}
        </Tag>
      )}
    </span>
  )
}
