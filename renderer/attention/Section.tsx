import { clsx } from 'clsx'
import { type ReactNode, useId } from 'react'
import { MeaningIcon } from '../ui/MeaningIcon.tsx'
import classes from './Attention.module.css'

type Props = {
  /** What happened. */
  readonly title: string
  /** How much of it, and since when. */
  readonly figure: string
  /** Why, and what to do; empty ones are left out. */
  readonly lines: readonly (ReactNode | undefined)[]
  readonly acts: ReactNode
  /** The rows that it is about. */
  readonly children?: ReactNode
}

/** One cause: what happened, what to do, the acts that help, and what waits for them. */
export function Section({ title, figure, lines, acts, children }: Props) {
  const id = useId()
  return (
    <section className={classes.group} aria-labelledby={id}>
      <header className={clsx(classes.head, 'icon-line')}>
        <MeaningIcon meaning="person" size={16} />
        <div className="grow">
          <h2 id={id}>
            {title}{' '}
            <span className="person tabular fz-13 fw-400" style={{ marginLeft: 4 }}>
              {figure}
            </span>
          </h2>
          {lines.map(
            (line, at) =>
              line !== undefined && (
                <div key={at} className="quiet">
                  {line}
                </div>
              ),
          )}
        </div>
        <div className="row wrap to-end firm gap-4" style={{ maxWidth: '45%' }}>
          {acts}
        </div>
      </header>
      {children}
    </section>
  )
}

/** Rows of a section that are shown at once; the others are a press away. */
export const shownRows = 5
