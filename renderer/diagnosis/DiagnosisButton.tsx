import { ActionIcon, Tooltip } from '@mantine/core'
import { IconStethoscope } from '@tabler/icons-react'
import { useState } from 'react'
import { isMoving, isResting } from '../../shared/orders/life.ts'
import type { OrderDomain } from '../../shared/orders/order-domain.ts'
import type { Order } from '../../shared/orders/order-view.ts'
import { DiagnosisDrawer } from './DiagnosisDrawer.tsx'

type Props = { readonly order: Order; readonly domain: OrderDomain }

/**
 * Opens the diagnosis of a domain that is under way; others cannot be stuck and get no button.
 */
export function DiagnosisButton({ order, domain }: Props) {
  // the drawer is mounted on its first opening: an order can have thousands of rows
  const [opened, setOpened] = useState<'never' | 'open' | 'closed'>('never')
  const isUnderWay = !isResting(order) && isMoving(domain)
  if (!isUnderWay && opened !== 'open') return null
  return (
    <>
      <Tooltip label="Why is it stuck?">
        <ActionIcon
          variant="subtle"
          color="gray"
          size={28}
          aria-label={`Why is ${domain.name} stuck?`}
          onClick={() => setOpened('open')}
        >
          <IconStethoscope size={16} stroke={1.7} />
        </ActionIcon>
      </Tooltip>
      {opened !== 'never' && (
        <DiagnosisDrawer
          order={order}
          domain={domain.name}
          isOpen={opened === 'open'}
          onClose={() => setOpened('closed')}
        />
      )}
    </>
  )
}
