import { Button } from '@mantine/core'
import { IconMapOff } from '@tabler/icons-react'
import { useLocation } from 'wouter'
import { Page } from '../ui/Page.tsx'
import { EmptyState } from '../ui/states/EmptyState.tsx'

export function NotFoundPage() {
  const [, navigate] = useLocation()
  return (
    <Page title="No such page">
      <EmptyState
        icon={IconMapOff}
        title="There is nothing at this address"
        words="It may belong to an older version."
        action={<Button onClick={() => navigate('/orders')}>Go to orders</Button>}
      />
    </Page>
  )
}
