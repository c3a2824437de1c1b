import './zod-setup.ts'
import './nonce.ts'
import '@fontsource-variable/inter/index.css'
import '@fontsource-variable/jetbrains-mono/index.css'
import '@mantine/core/styles.css'
import '@mantine/dropzone/styles.css'
import '@mantine/notifications/styles.css'
import '@mantine/spotlight/styles.css'
import './global.css'
import './look.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { coverWindow, followLock } from './features/lock/lock-window.ts'
import { prepareWindow } from './prepare-window.ts'
import { queryClient } from './query-client.ts'
import { followEvents } from './refresh.ts'
import { followBugs } from './report-bug.ts'
import { followCopies } from './spelling.ts'

followBugs()
followCopies()
const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')

followEvents(queryClient)
followLock()
const lock = await window.boxwright.call('lock.status', {})
if (lock.ok && lock.value.locked) coverWindow()
else await prepareWindow()
createRoot(root).render(
  <StrictMode>
    <App colorScheme={lock.ok ? lock.value.colorScheme : 'auto'} />
  </StrictMode>,
)
