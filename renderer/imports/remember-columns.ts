import { type Chosen, remember } from '../../shared/imports/orders/mapping.ts'
import { useCall, useDo } from '../app/bridge.ts'

/** Keeps what a person said of columns, by their titles, for the next file. */
export function useRememberColumns(): (titles: readonly string[], chosen: Chosen) => void {
  const { data } = useCall('preferences.get', {})
  const save = useDo('preferences.save')
  return (titles, chosen) =>
    save.mutate({ importColumns: remember(data?.importColumns ?? {}, titles, chosen) })
}
