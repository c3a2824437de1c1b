import { type Database, write } from '../../db/core/database.ts'
import { countNews, noteNews } from '../../db/renewals/notices.ts'
import { readSetting, writeSetting } from '../../db/settings/settings.ts'
import { type NoticeCounts, noticeSentence } from '../../shared/renewals/renewal.ts'
import { localDay } from '../../shared/text/day.ts'
import { notify } from '../records/notify.ts'

const dayName = 'renewals.noticed-on'

/**
 * Tells staff of the domains that came within 30 or 7 days of their end since the last time, as one
 * notification, at most once on a day of the system's time zone. What was told and the notification
 * are one transaction: a kill neither loses nor repeats it. Returns its id; null: there is none.
 */
export function tellExpiring(db: Database, now: number): number | null {
  const day = localDay(new Date(now))
  // most looks find nothing, and then take no write lock
  if (readSetting(db.reader, dayName) === day) return null
  if (isEmpty(countNews(db.reader, now))) return null
  return write(db, tx => {
    const counts = countNews(tx, now)
    noteNews(tx, now)
    writeSetting(tx, dayName, day)
    return notify(
      tx,
      {
        customerId: 0,
        orderId: null,
        type: 'domains_expire',
        title: 'Domains expire',
        message: noticeSentence(counts),
        data: counts,
      },
      now,
    )
  })
}

const isEmpty = ({ expired, withinLast, withinFirst }: NoticeCounts): boolean =>
  expired + withinLast + withinFirst === 0
