import { Button } from '@mantine/core'
import { IconSearchOff } from '@tabler/icons-react'
import { isolated } from '../../../shared/text/isolated.ts'
import { EmptyState } from './EmptyState.tsx'

type Props = {
  /** One of what is listed: "customer". */
  readonly what: string
  readonly search: string
  /** What the search looks at: "names and e-mail addresses". */
  readonly fields: string
  readonly onShowAll: () => void
}

/** There are rows, but the search finds none of them. */
export function NoMatch({ what, search, fields, onShowAll }: Props) {
  return (
    <EmptyState
      icon={IconSearchOff}
      title={`No ${what} matches “${isolated(search)}”`}
      words={`The search looks at ${fields}.`}
      action={
        <Button variant="default" onClick={onShowAll}>
          {`Show all ${what}s`}
        </Button>
      }
    />
  )
}
