import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { CallFailure } from '../../app/bridge.ts'
import { borderFailureText } from '../../words/border-failure-text.ts'

type Props = {
  readonly error: CallFailure
  /** Usually the query's `refetch`. */
  readonly onRetry: () => void
}

/** A part of a page that could not be read, in the place of its content: the rest stays as it is. */
export function PartError({ error, onRetry }: Props) {
  const { what, todo } = borderFailureText(error.failure)
  return (
    <div role="alert" className="flex icon-line gap-8" style={{ '--icon': 'var(--bw-failed)' }}>
      <IconAlertTriangle size={16} stroke={1.7} aria-hidden />
      <div className="flex wrap gap-8-12">
        <span>
          {what}. {todo}
        </span>
        <Button variant="default" size="compact-sm" onClick={onRetry}>
          Try again
        </Button>
      </div>
    </div>
  )
}
