import { ActionIcon, Menu } from '@mantine/core'
import { IconDots, IconHistory, IconReplace, IconServer } from '@tabler/icons-react'
import { useLocation } from 'wouter'
import type { OrderDomain } from '../../../shared/orders/order-domain.ts'
import type { Order } from '../../../shared/orders/order-view.ts'
import { historyAddress } from '../../app/place/addresses.ts'
import { actsOf, canSetNameServers } from './acts.ts'
import { PrefixesItem } from './PrefixesItem.tsx'
import { useOrderDialog } from './use-order-dialog.ts'

type Props = { readonly order: Order; readonly domain: OrderDomain }

/** What staff may do to one domain beyond a retry, and what happened to it. */
export function DomainMenu({ order, domain }: Props) {
  const open = useOrderDialog()
  const [, navigate] = useLocation()
  const canReplace = actsOf(order).canReplace && domain.state !== 'superseded'
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={28}
          aria-label={`More for ${domain.name}`}
        >
          <IconDots size={16} stroke={1.7} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {canReplace && canSetNameServers(order, domain) && (
          <Menu.Item
            leftSection={<IconServer size={15} stroke={1.7} />}
            onClick={() => open({ kind: 'nameservers', domains: [domain.name] })}
          >
            Set the nameservers yourself
          </Menu.Item>
        )}
        <PrefixesItem order={order} domain={domain} />
        {canReplace && (
          <Menu.Item
            leftSection={<IconReplace size={15} stroke={1.7} />}
            onClick={() => open({ kind: 'replace', domain: domain.name })}
          >
            Replace domain
          </Menu.Item>
        )}
        <Menu.Item
          leftSection={<IconHistory size={15} stroke={1.7} />}
          onClick={() => navigate(historyAddress(domain.name))}
        >
          History of this domain
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
