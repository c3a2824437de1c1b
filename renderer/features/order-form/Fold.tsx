import { UnstyledButton } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { type ReactNode, useId } from 'react'
import classes from './Fold.module.css'

type Props = {
  readonly title: string
  /** Grey, after the title, while folded. */
  readonly hint?: string
  readonly isOpen: boolean
  readonly onToggle: () => void
  readonly children: ReactNode
}

/** A part that most orders do not need. */
export function Fold({ title, hint, isOpen, onToggle, children }: Props) {
  const id = useId()
  return (
    <div>
      <UnstyledButton
        className={classes.button}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={onToggle}
      >
        <IconChevronRight size={15} stroke={1.8} aria-hidden className={classes.arrow} />
        <span className={classes.title}>{title}</span>
        {hint !== undefined && !isOpen && <span className={classes.hint}>{hint}</span>}
      </UnstyledButton>
      <div id={id} className={classes.body} hidden={!isOpen}>
        {isOpen && children}
      </div>
    </div>
  )
}
