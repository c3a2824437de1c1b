import { IconHistory } from '@tabler/icons-react'
import { clsx } from 'clsx'
import type { Order } from '../../../shared/orders/order-view.ts'
import { MeaningIcon } from '../../ui/MeaningIcon.tsx'
import { OutsideText } from '../../ui/OutsideText.tsx'
import type { Meaning } from '../../ui/palette.ts'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { EmptyState } from '../../ui/states/EmptyState.tsx'
import { activityWord } from '../../words/activity-words.ts'
import classes from './TimelineTab.module.css'

/** What happened to the order, newest first. */
export function TimelineTab({ order }: { readonly order: Order }) {
  if (order.activity.length === 0)
    return <EmptyState icon={IconHistory} title="Nothing has happened yet" />
  return (
    <ol style={{ maxWidth: 820 }}>
      {order.activity.map(entry => (
        <li key={entry.id} className={classes.entry}>
          <span className={classes.mark}>
            <Mark meaning={activityWord(entry.action).meaning} />
          </span>
          <OutsideText className={classes.words} text={entry.description} />
          <span className={clsx(classes.words, 'quiet')}>
            <RelativeTime at={entry.createdAt} />
          </span>
        </li>
      ))}
    </ol>
  )
}

function Mark({ meaning }: { readonly meaning: Meaning | null }) {
  return meaning === null ? <span className="dot" /> : <MeaningIcon meaning={meaning} />
}
