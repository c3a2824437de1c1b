import { ActionIcon, Menu } from '@mantine/core'
import { IconDots, IconReplace, IconServer } from '@tabler/icons-react'
import type { OrderDomain } from '../../../shared/order-domain.ts'
import type { Order } from '../../../shared/order-view.ts'
import { actsOf, canSetNameServers } from './acts.ts'
import { useOrderDialog } from './OrderDialogs.tsx'

type Props = { readonly order: Order; readonly domain: OrderDomain }

/** What staff may do to one domain beyond a retry. */
export function DomainMenu({ order, domain }: Props) {
  const open = useOrderDialog()
  const canReplace = actsOf(order).canReplace && domain.state !== 'superseded'
  if (!canReplace) return null
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
        {canSetNameServers(order, domain) && (
          <Menu.Item
            leftSection={<IconServer size={15} stroke={1.7} />}
            onClick={() => open({ kind: 'nameservers', domains: [domain.name] })}
          >
            Set the nameservers yourself
          </Menu.Item>
        )}
        <Menu.Item
          leftSection={<IconReplace size={15} stroke={1.7} />}
          onClick={() => open({ kind: 'replace', domain: domain.name })}
        >
          Replace domain
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
