import { IconClock, IconClockExclamation } from '@tabler/icons-react'
import { clsx } from 'clsx'
import { useNow } from '../../ui/now.ts'
import { exactTime } from '../../words/times.ts'
import { type DueWords, dueWords, type Promised } from './due-words.ts'

const toneClass: Record<DueWords['tone'], string | undefined> = {
  late: 'failed',
  soon: 'person',
  ahead: undefined,
  kept: 'quiet',
}

type Props = {
  readonly order: Promised
  /** `line` stands among other facts, `short` in a narrow column. */
  readonly as: 'line' | 'short'
}

/** When an order is due, or how late it is; it keeps up with the clock. */
export function Due({ order, as }: Props) {
  const now = useNow(10)
  const due = dueWords(order, now)
  if (due === null || order.dueAt === undefined)
    return as === 'line' ? null : <span className="quiet tabular fz-12">–</span>
  const isPressing = due.tone === 'late' || due.tone === 'soon'
  const Icon = due.tone === 'late' ? IconClockExclamation : IconClock
  return (
    <span
      className={clsx('inline-row gap-4 nowrap', toneClass[due.tone])}
      title={`Due ${exactTime(order.dueAt)}`}
    >
      {isPressing && <Icon size={14} stroke={1.9} aria-hidden className="firm" />}
      <time dateTime={order.dueAt}>{as === 'line' ? due.words : due.short}</time>
    </span>
  )
}

type LateProps = {
  readonly order: Promised
  /** `line` says how late, `sign` on hover alone. */
  readonly as: 'line' | 'sign'
}

/** Marks a late order; nothing for others. */
export function Late({ order, as }: LateProps) {
  const now = useNow(10)
  const due = dueWords(order, now)
  if (due?.tone !== 'late') return null
  if (as === 'line')
    return (
      <span className="small row failed gap-6">
        <IconClockExclamation size={13} stroke={2} aria-hidden className="firm" />
        {due.words}
      </span>
    )
  return (
    <span
      className="inline-row firm failed"
      title={due.words}
      role="img"
      aria-label={due.words}
    >
      <IconClockExclamation size={15} stroke={1.9} aria-hidden />
    </span>
  )
}
