import type { ReactNode } from 'react'
import { useId } from 'react'
import classes from './Section.module.css'

type Props = {
  readonly title: string
  /** Small, grey, on the right of the title. */
  readonly aside?: ReactNode
  readonly children: ReactNode
}

/** A titled part of the order form. */
export function Section({ title, aside, children }: Props) {
  const id = useId()
  return (
    <section className={classes.section} aria-labelledby={id}>
      <header className="flex wrap between gap-4-16 baseline">
        <h2 id={id}>{title}</h2>
        {aside !== undefined && <div className="small quiet">{aside}</div>}
      </header>
      {children}
    </section>
  )
}
