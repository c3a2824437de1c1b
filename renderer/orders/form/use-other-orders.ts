import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData } from '@tanstack/react-query'
import { useMemo } from 'react'
import { type OtherOrders, sortOut } from '../../../shared/orders/other-orders.ts'
import { useCall } from '../../app/bridge.ts'

/** Other orders of the domains; asked for when typing pauses. */
export function useOtherOrders(
  names: readonly string[],
  orderId: number | undefined,
): OtherOrders {
  const [domains] = useDebouncedValue(names.join(' '), 400)
  const { data } = useCall(
    'orders.withDomains',
    orderId === undefined ? { domains } : { id: orderId, domains },
    { enabled: domains !== '', placeholderData: keepPreviousData },
  )
  return useMemo(() => {
    const current = new Set(names)
    return sortOut((data ?? []).filter(({ domain }) => current.has(domain)))
  }, [data, names])
}
