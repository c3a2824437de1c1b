import { IconHistory } from '@tabler/icons-react'
import { clsx } from 'clsx'
import type { Order } from '../../../shared/orders/order-view.ts'
import { activityText, activityWord } from '../../../shared/records/activity-words.ts'
import type { ActivityRow } from '../../../shared/records/records.ts'
import { MeaningIcon } from '../../ui/MeaningIcon.tsx'
import { OutsideText } from '../../ui/OutsideText.tsx'
import type { Meaning } from '../../ui/palette.ts'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { EmptyState } from '../../ui/states/EmptyState.tsx'
import { Who } from '../../ui/team/Who.tsx'
import { NoneFound, TabSearch, useTabSearch } from './TabSearch.tsx'
import classes from './TimelineTab.module.css'

/** What an entry is found by: its sentence, what it is about, and who did it. */
const textOf = (row: ActivityRow) =>
  [activityText(row), JSON.stringify(row.properties), row.by?.name].join(' ')

/** What happened to the order, newest first. */
export function TimelineTab({ order }: { readonly order: Order }) {
  const { wanted, found } = useTabSearch(order.activity, textOf)
  if (order.activity.length === 0)
    return <EmptyState icon={IconHistory} title="Nothing has happened yet" />
  return (
    <div style={{ maxWidth: 820 }}>
      <TabSearch className="mb-8" label="Search the timeline" count={order.activity.length} />
      {found.length === 0 && <NoneFound what="entry" wanted={wanted} />}
      <ol>
        {found.map(entry => (
          <li key={entry.id} className={classes.entry}>
            <span className={classes.mark}>
              <Mark meaning={activityWord(entry.action).meaning} />
            </span>
            <OutsideText className={classes.words} text={activityText(entry)} />
            <span className={clsx(classes.words, classes.when, 'quiet')}>
              {entry.by !== undefined && (
                <>
                  <Who by={entry.by} />
                  <span aria-hidden>·</span>
                </>
              )}
              <RelativeTime at={entry.createdAt} />
            </span>
          </li>
        ))}
      </ol>
    </div>
  )
}

function Mark({ meaning }: { readonly meaning: Meaning | null }) {
  return meaning === null ? <span className="dot" /> : <MeaningIcon meaning={meaning} />
}
