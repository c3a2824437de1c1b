import { Page } from '../ui/Page.tsx'
import { StartPanel } from './StartPanel.tsx'

/** Where a newcomer starts; no gate, and open again at any time. */
export function StartPage() {
  return (
    <Page title="Start" scroll="own">
      <StartPanel />
    </Page>
  )
}
