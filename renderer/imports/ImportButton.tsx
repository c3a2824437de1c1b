import { Button } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { useLocation } from 'wouter'

/** The way to many orders at once. */
export function ImportButton() {
  const [, navigate] = useLocation()
  return (
    <Button
      variant="default"
      leftSection={<IconFileImport size={16} stroke={1.7} />}
      onClick={() => navigate('/orders/import')}
    >
      Import orders
    </Button>
  )
}
