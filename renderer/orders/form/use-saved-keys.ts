import type { SavedKeys } from '../../../shared/registrars/key-test.ts'
import { useCall } from '../../app/bridge.ts'
import type { OrderFormValues } from './values.ts'

/** Keys that are remembered for the chosen customer and registrar. */
export function useSavedKeys({
  customerId,
  hostingPlatform,
}: OrderFormValues): SavedKeys | undefined {
  const { data } = useCall(
    'customers.keys',
    { id: customerId ?? 0 },
    { enabled: customerId !== null },
  )
  return data?.find(one => one.platform === hostingPlatform)
}
