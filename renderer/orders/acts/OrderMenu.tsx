import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import {
  IconBan,
  IconCalendarDue,
  IconCheck,
  IconClock,
  IconCopy,
  IconDots,
  IconKeyOff,
  IconListSearch,
  IconMailCog,
  IconPlayerPlay,
  IconReceipt,
  IconX,
  type TablerIcon,
} from '@tabler/icons-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { type HandStatus, handStatuses } from '../../../shared/orders/order.ts'
import type { Order } from '../../../shared/orders/order-view.ts'
import { addressOf } from '../../app/place/address.ts'
import { HandOverItem } from '../../exports/HandOverItem.tsx'
import { actsOf } from './acts.ts'
import { PrefixesItem } from './PrefixesItem.tsx'
import { handActs } from './StatusForm.tsx'
import { useOrderDialog } from './use-order-dialog.ts'

const statusIcons: Record<HandStatus, TablerIcon> = {
  pending: IconClock,
  'in-progress': IconPlayerPlay,
  completed: IconCheck,
}

/** The menu of an order: acts that are rare or cannot be undone. */
export function OrderMenu({ order }: { readonly order: Order }) {
  const open = useOrderDialog()
  const acts = actsOf(order)
  const [, navigate] = useLocation()
  const [isOpen, setOpen] = useState(false)
  return (
    <Menu position="bottom-end" width={232} opened={isOpen} onChange={setOpen}>
      <Menu.Target>
        <Tooltip label="More" disabled={isOpen}>
          <ActionIcon variant="default" size={32} aria-label="More for this order">
            <IconDots size={17} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconCopy size={15} stroke={1.7} />}
          onClick={() => navigate(`/orders/new/from/${order.id}`)}
        >
          Use as template
        </Menu.Item>
        <Menu.Item
          leftSection={<IconListSearch size={15} stroke={1.7} />}
          onClick={() => navigate(addressOf('/orders', { at: String(order.id) }))}
        >
          Show in the list
        </Menu.Item>
        <PrefixesItem order={order} />
        {order.customer.isDeleted !== true && (
          <Menu.Item
            leftSection={<IconCalendarDue size={15} stroke={1.7} />}
            onClick={() => open({ kind: 'due-date' })}
          >
            {order.dueAt === undefined ? 'Set a due date' : 'Change the due date'}
          </Menu.Item>
        )}
        <Menu.Item
          leftSection={<IconReceipt size={15} stroke={1.7} />}
          onClick={() => open({ kind: 'billing' })}
        >
          Change the billing
        </Menu.Item>
        {acts.canHandOver && <HandOverItem onPress={() => open({ kind: 'hand-over' })} />}
        {acts.canPurge && (
          <Menu.Item
            leftSection={<IconKeyOff size={15} stroke={1.7} />}
            onClick={() => open({ kind: 'purge' })}
          >
            Purge exported passwords
          </Menu.Item>
        )}
        {acts.canCancel && <Menu.Divider />}
        {acts.isByHand &&
          handStatuses
            .filter(status => status !== order.status)
            .map(status => {
              const Icon = statusIcons[status]
              return (
                <Menu.Item
                  key={status}
                  leftSection={<Icon size={15} stroke={1.7} />}
                  onClick={() => open({ kind: 'set-status', status })}
                >
                  {handActs[status].label}
                </Menu.Item>
              )
            })}
        {acts.canEnter && !acts.isByHand && (
          <Menu.Item
            leftSection={<IconMailCog size={15} stroke={1.7} />}
            onClick={() => open({ kind: 'enter-mailboxes' })}
          >
            Correct mailboxes
          </Menu.Item>
        )}
        {acts.canEnter && <Menu.Divider />}
        {acts.canReject && (
          <Menu.Item
            leftSection={<IconX size={15} stroke={1.7} />}
            onClick={() => open({ kind: 'reject' })}
          >
            Reject order
          </Menu.Item>
        )}
        {acts.canCancel && (
          <Menu.Item
            leftSection={<IconBan size={15} stroke={1.7} />}
            color="var(--bw-failed)"
            onClick={() => open({ kind: 'cancel' })}
          >
            Cancel order
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
