import { type ReactNode, useId } from 'react'
import classes from './Settings.module.css'

type Props = {
  readonly title: string
  readonly help?: ReactNode
  /** Makes it a form that is saved on its own. */
  readonly onSubmit?: () => void
  readonly children: ReactNode
}

/** One group of settings under its own title. */
export function Block({ title, help, onSubmit, children }: Props) {
  const id = useId()
  return (
    <section className={classes.section} aria-labelledby={id}>
      <div>
        <h2 id={id} className={classes.title}>
          {title}
        </h2>
        {help !== undefined && <p className={classes.help}>{help}</p>}
      </div>
      {onSubmit === undefined ? (
        children
      ) : (
        <form
          className={classes.fields}
          noValidate
          onSubmit={event => {
            event.preventDefault()
            onSubmit()
          }}
        >
          {children}
        </form>
      )}
    </section>
  )
}
