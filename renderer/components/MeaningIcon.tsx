import { clsx } from 'clsx'
import { meaningIcons } from '../meaning-icons.ts'
import type { Meaning } from '../palette.ts'
import classes from './MeaningIcon.module.css'

type Props = { readonly meaning: Meaning; readonly size?: number }

/** The icon of a meaning in its colour; the running one turns. */
export function MeaningIcon({ meaning, size = 14 }: Props) {
  const Icon = meaningIcons[meaning]
  return (
    <Icon
      size={size}
      stroke={2}
      aria-hidden
      className={clsx(classes.icon, meaning === 'running' && classes.turning)}
      color={`var(--bw-${meaning})`}
    />
  )
}
