import { Button } from '@mantine/core'
import { IconFilterOff, IconMail } from '@tabler/icons-react'
import { useLocation } from 'wouter'
import { isolated } from '../../shared/text/isolated.ts'
import { EmptyState } from '../ui/states/EmptyState.tsx'

type Props = { readonly search: string; readonly onShowAll: () => void }

/** None at all, or none that the search finds. */
export function NoMailboxes({ search, onShowAll }: Props) {
  const [, navigate] = useLocation()
  if (search !== '')
    return (
      <EmptyState
        icon={IconFilterOff}
        title={`No mailbox matches “${isolated(search)}”`}
        words="The search looks at addresses, names and customers."
        action={
          <Button variant="default" onClick={onShowAll}>
            Show all mailboxes
          </Button>
        }
      />
    )
  return (
    <EmptyState
      icon={IconMail}
      title="No mailboxes yet"
      words="They are listed here as soon as an order has asked Mailin for them."
      action={<Button onClick={() => navigate('/orders/new')}>New order</Button>}
    />
  )
}
