import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react'
import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { numberText } from '../../../shared/text/locale.ts'
import classes from './DomainFindings.module.css'

type Props = {
  /** `problem` forbids the order, `warning` is for staff to decide. */
  readonly weight?: 'problem' | 'warning' | 'remark'
  readonly children: ReactNode
}

/** One line about what was typed; its parent is a list. */
export function Finding({ weight = 'remark', children }: Props) {
  const Icon = weight === 'remark' ? IconInfoCircle : IconAlertTriangle
  return (
    <li
      className={clsx(classes.finding, 'small flex icon-line-small quiet gap-6')}
      data-weight={weight}
    >
      <Icon size={14} stroke={1.8} aria-hidden />
      <span className="breaks miw-0">{children}</span>
    </li>
  )
}

type MoreProps = Pick<Props, 'weight'> & { readonly count: number; readonly what: string }

/** How many findings are not listed. */
export function MoreFindings({ weight, count, what }: MoreProps) {
  return count > 0 ? (
    <Finding {...(weight && { weight })}>{`And ${numberText(count)} more ${what}.`}</Finding>
  ) : null
}
