import './zod-setup.ts'
import './nonce.ts'
import '@fontsource-variable/inter/index.css'
import '@fontsource-variable/jetbrains-mono/index.css'
import '@mantine/core/styles.css'
import '@mantine/dropzone/styles.css'
import '@mantine/notifications/styles.css'
import '@mantine/spotlight/styles.css'
import './global.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { setLocale } from '../shared/locale.ts'
import { App } from './App.tsx'
import { call } from './bridge.ts'
import { readPreferences } from './preferences.ts'
import { queryClient } from './query-client.ts'
import { followEvents } from './refresh.ts'
import { followBugs } from './report-bug.ts'
import { followCopies } from './spelling.ts'

followBugs()
followCopies()
const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')

// read before the first render, so that neither colours nor the frame change under the eye
const [preferences] = await Promise.all([
  readPreferences(),
  queryClient.prefetchQuery({
    queryKey: ['app.info', {}],
    queryFn: async () => {
      const info = await call('app.info', {})
      setLocale(info.locale)
      return info
    },
  }),
])
followEvents(queryClient)
createRoot(root).render(
  <StrictMode>
    <App colorScheme={preferences.colorScheme ?? 'auto'} />
  </StrictMode>,
)
