import { SegmentedControl, VisuallyHidden } from '@mantine/core'
import { IconColumns3, IconList } from '@tabler/icons-react'
import { useLocation } from 'wouter'
import { addressOf } from '../../app/place/address.ts'
import { useQuery } from '../../app/place/history.ts'
import { SearchField } from '../../ui/form/SearchField.tsx'
import { showOrders } from './orders-view.ts'

const looks = [
  { value: '/orders', words: 'Table', icon: IconList },
  { value: '/orders/board', words: 'Board', icon: IconColumns3 },
] as const

/** The search that table and board share, and the way from one to the other. */
export function OrdersTools({ search }: { readonly search: string }) {
  return (
    <>
      <SearchField
        value={search}
        label="Search domains, customers, ids"
        onChange={value => showOrders({ search: value })}
      />
      <OrdersLook />
    </>
  )
}

/** The same orders as a table or as a board by status. */
function OrdersLook() {
  const [location, navigate] = useLocation()
  const query = useQuery()
  return (
    <SegmentedControl
      aria-label="Show orders as"
      value={location}
      onChange={value => navigate(addressOf(value, query))}
      data={looks.map(({ value, words, icon: Icon }) => ({
        value,
        label: (
          <span className="row" style={{ height: 20 }} title={words}>
            <Icon size={16} stroke={1.6} aria-hidden />
            <VisuallyHidden>{words}</VisuallyHidden>
          </span>
        ),
      }))}
    />
  )
}
