import { Button } from '@mantine/core'
import { IconFilterOff, IconPackage, IconSearchOff } from '@tabler/icons-react'
import { useLocation } from 'wouter'
import { isolated } from '../../../shared/text/isolated.ts'
import { useWindow } from '../../app/window-store.ts'
import { StartPanel } from '../../start/StartPanel.tsx'
import { EmptyState } from '../../ui/states/EmptyState.tsx'
import { orderStatusWords } from '../../words/words.ts'
import { firstOrdersView, showOrders, useOrdersView } from './orders-view.ts'

/** No order at all, none of this status, or none that the search finds: three different words. */
export function NoOrders() {
  const [, navigate] = useLocation()
  const { status, needsAttention, isLate, time, search } = useOrdersView()
  const isStartHidden = useWindow(state => state.isStartHidden)
  const hideStart = useWindow(state => state.hideStart)
  if (search !== '')
    return (
      <EmptyState
        icon={IconSearchOff}
        title={`No order matches “${isolated(search)}”`}
        words="The search looks at domains, customers and ids."
        action={
          <Button variant="default" onClick={() => showOrders(firstOrdersView)}>
            Show all orders
          </Button>
        }
      />
    )
  if (time !== '')
    return (
      <EmptyState
        icon={IconFilterOff}
        title="No order of this kind was entered in this time"
        action={
          <Button variant="default" onClick={() => showOrders(firstOrdersView)}>
            Show all orders
          </Button>
        }
      />
    )
  if (isLate)
    return (
      <EmptyState
        icon={IconFilterOff}
        title={needsAttention ? 'No late order needs attention' : 'No order here is late'}
        action={
          <Button variant="default" onClick={() => showOrders(firstOrdersView)}>
            Show all orders
          </Button>
        }
      />
    )
  if (needsAttention)
    return (
      <EmptyState
        icon={IconFilterOff}
        title="No order here needs attention"
        action={
          <Button variant="default" onClick={() => showOrders(firstOrdersView)}>
            Show all orders
          </Button>
        }
      />
    )
  if (status !== 'all')
    return (
      <EmptyState
        icon={IconFilterOff}
        title={`No order is ${orderStatusWords[status].words.toLowerCase()}`}
        action={
          <Button variant="default" onClick={() => showOrders(firstOrdersView)}>
            Show all orders
          </Button>
        }
      />
    )
  if (!isStartHidden) return <StartPanel onHide={hideStart} />
  return (
    <EmptyState
      icon={IconPackage}
      title="No orders yet"
      words="Enter a customer’s domains and Boxwright does the rest: transfer, nameservers, mailboxes."
      action={
        <>
          <Button onClick={() => navigate('/orders/new')}>New order</Button>
          <Button variant="subtle" onClick={() => navigate('/start')}>
            Open the start page
          </Button>
        </>
      }
    />
  )
}
