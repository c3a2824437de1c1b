import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { CallFailure } from '../../app/bridge.ts'
import { borderFailureText } from '../../words/border-failure-text.ts'
import { EmptyState } from './EmptyState.tsx'

type Props = {
  readonly error: CallFailure
  /** Usually the query's `refetch`. */
  readonly onRetry: () => void
  readonly label?: string
}

/** A page or table whose rows could not be read: what happened, what to do, one action. */
export function ErrorState({ error, onRetry, label = 'Try again' }: Props) {
  const text = borderFailureText(error.failure)
  return (
    <div role="alert">
      <EmptyState
        icon={IconAlertTriangle}
        title={text.what}
        words={text.todo}
        action={
          <Button variant="default" onClick={onRetry}>
            {label}
          </Button>
        }
      />
    </div>
  )
}
