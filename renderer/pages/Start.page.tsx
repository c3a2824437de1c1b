import { Page } from '../components/Page.tsx'
import { StartPanel } from '../features/start/StartPanel.tsx'

/** Where a newcomer starts; no gate, and open again at any time. */
export function StartPage() {
  return (
    <Page title="Start" scroll="own">
      <StartPanel />
    </Page>
  )
}
