import { setLocale } from '../../shared/text/locale.ts'
import { call } from './bridge.ts'
import { readPreferences } from './preferences.ts'
import { queryClient } from './query-client.ts'

/** What is read before anything is drawn, so that neither the frame nor a line changes under the eye. */
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
