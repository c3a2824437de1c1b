import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { numberText } from '../../shared/text/locale.ts'
import classes from './Page.module.css'

type Props = {
  readonly title: ReactNode
  /** Stands grey after the title. */
  readonly count?: number | undefined
  /** A second, small line under the title. */
  readonly subtitle?: ReactNode
  /** On the right of the title: the primary action last. */
  readonly actions?: ReactNode
  /** Filters or tabs, under the header line; they do not scroll. */
  readonly tools?: ReactNode
  /** `body`: the page scrolls under its header. `own`: a child, such as a table, scrolls. */
  readonly scroll?: 'body' | 'own'
  readonly children: ReactNode
}

/** The frame of every page: one header line, tools, and the one part that scrolls. */
export function Page(props: Props) {
  const { title, count, subtitle, actions, tools, scroll = 'body', children } = props
  return (
    <main className={classes.page}>
      <header className={classes.header}>
        <div className={classes.titles} data-long={subtitle !== undefined || undefined}>
          <h1 className="row gap-8">
            {title}
            {count !== undefined && (
              <span className="quiet tabular fw-400">{numberText(count)}</span>
            )}
          </h1>
          {subtitle !== undefined && <div className="quiet">{subtitle}</div>}
        </div>
        {actions !== undefined && <div className="row wrap gap-8">{actions}</div>}
      </header>
      {tools !== undefined && <div className="firm page-sides">{tools}</div>}
      <div
        className={clsx(classes.body, scroll === 'own' && classes.own)}
        data-scroll={scroll === 'body' ? 'page' : undefined}
      >
        {children}
      </div>
    </main>
  )
}
