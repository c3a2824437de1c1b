import type { TablerIcon } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './States.module.css'

type Props = {
  readonly icon: TablerIcon
  readonly title: string
  /** What to do, in one sentence. */
  readonly words?: ReactNode
  readonly action?: ReactNode
}

/** Stands where rows would be: says why there are none and what to do. */
export function EmptyState({ icon: Icon, title, words, action }: Props) {
  return (
    <div className={classes.state}>
      <Icon size={28} stroke={1.4} className="quiet mb-12" aria-hidden />
      <h2>{title}</h2>
      {words !== undefined && <p className="quiet mt-4">{words}</p>}
      {action !== undefined && <div className="flex wrap centre gap-8 mt-16">{action}</div>}
    </div>
  )
}
