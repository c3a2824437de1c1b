import { setLocale } from '../../shared/text/locale.ts'
import { call } from './bridge.ts'
import { readPreferences } from './preferences.ts'
import { queryClient } from './query-client.ts'

/**
 * Reads preferences, locale, and the states of engine and vault. Nothing is drawn before it
 * resolves, so that neither colours nor texts change under the eye. Rejects when a call is
 * refused.
 */
export async function prepareWindow(): Promise<void> {
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
    prefetch('engine.status'),
    prefetch('vault.status'),
  ])
}

const prefetch = (name: 'engine.status' | 'vault.status') =>
  queryClient.prefetchQuery({ queryKey: [name, {}], queryFn: () => call(name, {}) })
