import { Button } from '@mantine/core'
import { IconStethoscope } from '@tabler/icons-react'
import { useState } from 'react'
import type { OrderOfDomain } from '../../../shared/domains/domain-history.ts'
import { isMoving, isResting } from '../../../shared/orders/life.ts'
import { useCall } from '../../app/bridge.ts'
import { DiagnosisDrawer } from '../../diagnosis/DiagnosisDrawer.tsx'

type Props = { readonly name: string; readonly order: OrderOfDomain }

/**
 * Opens the diagnosis of a domain that is under way or done; of others nobody can tell anything.
 */
export function CheckDomain({ name, order: { id, domain, ...order } }: Props) {
  const [opened, setOpened] = useState<'never' | 'open' | 'closed'>('never')
  // the whole order, which its acts need, is asked for when staff open the diagnosis
  const whole = useCall('orders.get', { id }, { enabled: opened !== 'never' })
  if (domain === undefined || order.hasLeft === true) return null
  const isDone = domain.state === 'finished' && order.status !== 'cancelled'
  const isUnderWay = isMoving(domain) && !isResting(order)
  if (!isDone && !isUnderWay && opened !== 'open') return null
  const words = isDone ? 'Check it now' : 'Why is it stuck?'
  return (
    <>
      <Button
        variant="default"
        size="xs"
        leftSection={<IconStethoscope size={15} stroke={1.7} />}
        loading={opened === 'open' && whole.isPending}
        aria-label={`${words} Order ${id}`}
        onClick={() => setOpened('open')}
      >
        {words}
      </Button>
      {whole.data !== undefined && opened !== 'never' && (
        <DiagnosisDrawer
          order={whole.data}
          domain={name}
          isOpen={opened === 'open'}
          onClose={() => setOpened('closed')}
        />
      )}
    </>
  )
}
