import { Menu } from '@mantine/core'
import { IconAt } from '@tabler/icons-react'
import { domainOfEmail } from '../../../shared/mailboxes/mailbox.ts'
import {
  isRemovableMailbox,
  isStuckAtMailboxes,
  mailboxExists,
} from '../../../shared/orders/life.ts'
import type { OrderDomain } from '../../../shared/orders/order-domain.ts'
import type { Order } from '../../../shared/orders/order-view.ts'
import { orderNames } from '../order/mailbox-rows.ts'
import { actsOf } from './acts.ts'
import { useOrderDialog } from './use-order-dialog.ts'

type Props = {
  readonly order: Order
  /** Absent: all that have no mailboxes yet. */
  readonly domain?: OrderDomain
}

/** "Change prefixes" of a menu, where the main process would accept it. */
export function PrefixesItem({ order, domain }: Props) {
  const open = useOrderDialog()
  if (!actsOf(order).canReplace || domain?.hasLeft === true) return null
  const isStuck = domain !== undefined && isStuckAtMailboxes(domain)
  const unmade = withoutMailboxes(order)
  const canChange =
    isStuck || (domain === undefined ? unmade.length > 0 : unmade.includes(domain.name))
  if (!canChange) return null
  return (
    <Menu.Item
      leftSection={<IconAt size={15} stroke={1.7} />}
      onClick={() => open({ kind: 'prefixes', ...(domain && { domain: domain.name }) })}
    >
      Change prefixes
    </Menu.Item>
  )
}

/** Domains of which no mailbox is there, or may be. */
export function withoutMailboxes(order: Order): readonly string[] {
  const made = new Set(
    order.mailboxes.flatMap(one =>
      mailboxExists(one) || isRemovableMailbox(one) ? domainOfEmail(one.email) : [],
    ),
  )
  return orderNames(order).filter(name => !made.has(name))
}
