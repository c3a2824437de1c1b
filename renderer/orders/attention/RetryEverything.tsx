import { Button } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useRetryMany } from '../list/bulk/use-retry-many.ts'

/** All orders and all causes, also what is tried again by itself later. */
export function RetryEverything() {
  const { retry, isPending } = useRetryMany()
  return (
    <Button
      variant="default"
      leftSection={<IconRefresh size={16} stroke={1.7} />}
      loading={isPending}
      onClick={() => retry({})}
    >
      Retry everything that waits
    </Button>
  )
}
