import { ActionIcon, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useState } from 'react'
import { countOf } from '../../shared/text/count-of.ts'
import { CancelOrders } from '../orders/list/bulk/CancelOrders.tsx'
import { OrderMenuItems } from '../orders/list/bulk/OrderRowMenu.tsx'

/** What else can be done with all orders of a cause: each says first how much it touches. */
export function OrdersMenu({ ids }: { readonly ids: readonly number[] }) {
  const [cancelled, setCancelled] = useState<readonly number[] | null>(null)
  return (
    <>
      <Menu width={250} position="bottom-end">
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={30}
            aria-label={`More for ${countOf(ids.length, 'order')}`}
          >
            <IconDots size={16} stroke={1.7} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <OrderMenuItems ids={ids} onCancel={setCancelled} many="orders with this cause" />
        </Menu.Dropdown>
      </Menu>
      <CancelOrders
        ids={cancelled}
        onClose={() => setCancelled(null)}
        onCancelled={() => undefined}
      />
    </>
  )
}
