import { type ReactNode, useId } from 'react'
import classes from './Block.module.css'

type Props = {
  readonly title: string
  readonly help?: ReactNode
  /** Makes it a form that is saved on its own; answers whether it was accepted. */
  readonly onSubmit?: () => Promise<boolean>
  readonly children: ReactNode
}

/** One group of settings under its own title. */
export function Block({ title, help, onSubmit, children }: Props) {
  const id = useId()
  return (
    <section className={classes.section} aria-labelledby={id}>
      <div>
        <h2 id={id}>{title}</h2>
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
            void submit(event.currentTarget, onSubmit)
          }}
        >
          {children}
        </form>
      )}
    </section>
  )
}

async function submit(form: HTMLFormElement, onSubmit: () => Promise<boolean>) {
  if (await onSubmit()) return
  // after the errors are drawn
  requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
}
