import { IconInfoCircle } from '@tabler/icons-react'
import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import classes from './Block.module.css'

export function Note({ children }: { readonly children: ReactNode }) {
  return (
    <div
      className={clsx(classes.note, 'icon-line')}
      style={{ '--icon': 'var(--bw-waiting)' }}
      role="note"
    >
      <IconInfoCircle size={16} stroke={1.7} aria-hidden />
      <div>{children}</div>
    </div>
  )
}

/** Why some fields cannot be changed in practice mode. */
export function PracticeNote({ what }: { readonly what: string }) {
  return (
    <Note>
      Practice mode talks to simulated providers on this computer, so {what} not used. Change to
      live mode under <Link href="/settings/general">General</Link> to enter them.
    </Note>
  )
}
