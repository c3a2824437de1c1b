import './app/zod-setup.ts'
import './app/nonce.ts'
import './app/styles.ts'
import { StrictMode, startTransition } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/App.tsx'
import { prepareWindow } from './app/prepare-window.ts'
import { queryClient } from './app/query-client.ts'
import { followEvents } from './app/refresh.ts'
import { followBugs } from './app/report-bug.ts'
import { coverWindow, followLock } from './lock/lock-window.ts'
import { followCopies } from './words/spelling.ts'

followBugs()
followCopies()
const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')

performance.mark('scripts run')
// loaded now and not by the first text, which would be laid out twice
void document.fonts.load("1em 'Inter Variable'")
followEvents(queryClient)
followLock()
const lock = await window.boxwright.call('lock.status', {})
if (lock.ok && lock.value.locked) coverWindow()
else await prepareWindow()
performance.mark('prepared')
const app = createRoot(root)
// drawn in slices of a few milliseconds, between which the window answers
startTransition(() =>
  app.render(
    <StrictMode>
      <App colorScheme={lock.ok ? lock.value.colorScheme : 'auto'} />
    </StrictMode>,
  ),
)
