import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData } from '@tanstack/react-query'
import type { DomainConflict } from '../../../shared/answers.ts'
import { useCall } from '../../bridge.ts'

/** Those of the names that stand in another open order; asked for once typing rests. */
export function useConflicts(
  names: readonly string[],
  orderId: number | undefined,
): readonly DomainConflict[] {
  const [domains] = useDebouncedValue(names.join(' '), 400)
  const { data = [] } = useCall(
    'orders.conflicts',
    orderId === undefined ? { domains } : { id: orderId, domains },
    { enabled: domains !== '', placeholderData: keepPreviousData },
  )
  const current = new Set(names)
  return data.filter(conflict => current.has(conflict.domain))
}
