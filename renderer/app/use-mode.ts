import type { Mode } from '../../shared/settings/settings.ts'
import { useCall } from './bridge.ts'

/** Practice or live; undefined until the first answer. */
export function useMode(): Mode | undefined {
  return useCall('app.info', {}, { staleTime: Number.POSITIVE_INFINITY }).data?.mode
}
