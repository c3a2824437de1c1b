import { Checkbox } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { clsx } from 'clsx'
import { mayBeRight, type OrderDoubt } from '../../shared/imports/orders/order-doubts.ts'
import classes from './Mend.module.css'

type Props = {
  readonly doubt: OrderDoubt
  readonly words: string
  readonly isLooked: boolean
  readonly onChange: (isLooked: boolean) => void
}

/**
 * A doubt in words; where the text can be right all the same, a tick for staff who have looked.
 */
export function DoubtTick({ doubt, words, isLooked, onChange }: Props) {
  return (
    <div
      className={clsx(classes.doubt, 'small stack gap-6')}
      data-looked={isLooked || undefined}
    >
      <div
        className={clsx(classes.doubtWords, 'flex icon-line-small breaks gap-6')}
        style={{ '--icon': 'var(--bw-person)' }}
      >
        <IconAlertTriangle size={14} stroke={1.8} aria-hidden />
        <span>{words}</span>
      </div>
      {mayBeRight(doubt) && (
        <Checkbox
          size="xs"
          label="I have looked, it is right"
          checked={isLooked}
          onChange={event => onChange(event.currentTarget.checked)}
        />
      )}
    </div>
  )
}
