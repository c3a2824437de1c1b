import { Button } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { useLocation } from 'wouter'

/** Leads to the import of orders. */
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
