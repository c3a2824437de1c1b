import { useMediaQuery } from '@mantine/hooks'
import { type ReactNode, useRef } from 'react'
import { useLocation } from 'wouter'
import { useKeptScroll } from '../app/place/use-kept-scroll.ts'
import { useMode } from '../app/use-mode.ts'
import { useWindow } from '../app/window-store.ts'
import { InterruptedImport } from '../imports/InterruptedImport.tsx'
import { UnfinishedCancellation } from '../orders/list/bulk/UnfinishedCancellation.tsx'
import { UnreachableBanner } from '../team/UnreachableBanner.tsx'
import { PageBoundary } from '../ui/states/PageBoundary.tsx'
import { Announcer } from './Announcer.tsx'
import { Commands } from './commands/Commands.tsx'
import { PauseBanner } from './PauseBanner.tsx'
import classes from './Shell.module.css'
import { Sidebar } from './Sidebar.tsx'
import { StatusBar } from './StatusBar.tsx'
import { useFocusRescue } from './use-focus-rescue.ts'

/** Sidebar, page and status bar; it fills the window and never scrolls itself. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const wantsFolded = useWindow(state => state.isSidebarFolded)
  const isNarrow = useMediaQuery('(max-width: 860px)', false, {
    getInitialValueInEffect: false,
  })
  const isFolded = wantsFolded || isNarrow
  const mode = useMode()
  const [address] = useLocation()
  const content = useRef<HTMLDivElement>(null)
  useFocusRescue(content)
  useKeptScroll(content)

  return (
    <div className={classes.shell} data-mode={mode} data-folded={isFolded || undefined}>
      <Sidebar isFolded={isFolded} canUnfold={!isNarrow} />
      <div ref={content} className={classes.content} tabIndex={-1}>
        <UnreachableBanner />
        <PauseBanner />
        <UnfinishedCancellation />
        <div className="grow mih-0">
          <PageBoundary address={address}>{children}</PageBoundary>
        </div>
      </div>
      <StatusBar mode={mode} />
      <Commands />
      <Announcer />
      <InterruptedImport />
    </div>
  )
}
