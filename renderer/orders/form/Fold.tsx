import { UnstyledButton } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { clsx } from 'clsx'
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
        className={clsx(classes.button, 'lights-up')}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={onToggle}
      >
        <IconChevronRight size={15} stroke={1.8} aria-hidden className={classes.arrow} />
        <span className="fw-500">{title}</span>
        {hint !== undefined && !isOpen && <span className="quiet fz-12">{hint}</span>}
      </UnstyledButton>
      <div id={id} className="stack gap-12" style={{ paddingTop: 12 }} hidden={!isOpen}>
        {isOpen && children}
      </div>
    </div>
  )
}
