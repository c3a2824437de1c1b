import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { MeaningIcon } from './MeaningIcon.tsx'
import { type Meaning, tonesOf } from './palette.ts'
import classes from './Tag.module.css'

type Props = {
  readonly meaning: Meaning
  /** `plain` is for tables: icon and word without a box. */
  readonly look?: 'soft' | 'plain'
  /** A running state of something that is not worked on right now. */
  readonly isStill?: boolean
  readonly title?: string | undefined
  readonly children: ReactNode
}

/** A state: icon, word and colour together. */
export function Tag({ meaning, look = 'soft', isStill = false, title, children }: Props) {
  return (
    <span className={clsx(classes.tag, classes[look])} style={tonesOf(meaning)} title={title}>
      <MeaningIcon meaning={meaning} size={look === 'soft' ? 13 : 14} isStill={isStill} />
      <span className="cut">{children}</span>
    </span>
  )
}
