import { IconProgress } from '@tabler/icons-react'
import { clsx } from 'clsx'
import { meaningIcons } from './meaning-icons.ts'
import type { Meaning } from './palette.ts'

type Props = { readonly meaning: Meaning; readonly size?: number; readonly isStill?: boolean }

/** The icon of a meaning in its colour; the running one spins, unless it is one of many. */
export function MeaningIcon({ meaning, size = 14, isStill = false }: Props) {
  const isSpinning = meaning === 'running' && !isStill
  const Icon = meaning === 'running' && isStill ? IconProgress : meaningIcons[meaning]
  return (
    <Icon
      size={size}
      stroke={2}
      aria-hidden
      className={clsx('firm', isSpinning && 'spinning')}
      color={`var(--bw-${meaning})`}
    />
  )
}
