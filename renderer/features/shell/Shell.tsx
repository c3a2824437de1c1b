import { useHotkeys, useMediaQuery } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import { useWindow } from '../../stores/window.ts'
import classes from './Shell.module.css'
import { Sidebar } from './Sidebar.tsx'
import { StatusBar } from './StatusBar.tsx'
import { useMode } from './use-mode.ts'

/** Sidebar, page and status bar; it fills the window and never scrolls itself. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const [, navigate] = useLocation()
  const wantsFolded = useWindow(state => state.isSidebarFolded)
  const isNarrow = useMediaQuery('(max-width: 860px)', false, {
    getInitialValueInEffect: false,
  })
  const isFolded = wantsFolded || isNarrow
  const mode = useMode()
  useHotkeys([['mod+N', () => navigate('/orders/new')]], [])

  return (
    <div className={classes.shell} data-mode={mode} data-folded={isFolded || undefined}>
      <Sidebar isFolded={isFolded} canUnfold={!isNarrow} />
      <div className={classes.content}>{children}</div>
      <StatusBar mode={mode} />
    </div>
  )
}
