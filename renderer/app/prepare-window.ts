import type { CallArgs, ReadingCall } from '../../shared/border/calls.ts'
import { setLocale } from '../../shared/text/locale.ts'
import { firstOrders } from '../orders/list/orders-view.ts'
import { call } from './bridge.ts'
import { here } from './place/history.ts'
import { readPreferences } from './preferences.ts'
import { queryClient } from './query-client.ts'

/**
 * Reads preferences, locale, and the states of engine and vault. Nothing is drawn before it
 * resolves, so that neither colours nor texts change under the eye. Rejects when a call is
 * refused.
 */
export async function prepareWindow(): Promise<void> {
  // the list that most windows open with; nothing waits for it
  if (['/', '/orders'].includes(here())) void prefetch('orders.list', firstOrders)
  await Promise.all([
    readPreferences(),
    queryClient.prefetchQuery({
      queryKey: ['app.info', {}],
      queryFn: async () => {
        const info = await call('app.info', {})
        setLocale(info.locale)
        return info
      },
    }),
    prefetch('engine.status', {}),
    prefetch('vault.status', {}),
  ])
}

const prefetch = <Name extends ReadingCall>(name: Name, args: CallArgs<Name>) =>
  queryClient.prefetchQuery({ queryKey: [name, args], queryFn: () => call(name, args) })
