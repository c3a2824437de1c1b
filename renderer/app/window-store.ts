import { create } from 'zustand'
import type { Preferences } from '../../shared/settings/settings.ts'

type WindowState = {
  readonly isSidebarFolded: boolean
  readonly areTablesDense: boolean
  /** Staff have hidden the panel for newcomers above the orders. */
  readonly isStartHidden: boolean
  readonly foldSidebar: (isFolded: boolean) => void
  readonly makeTablesDense: (areDense: boolean) => void
  readonly hideStart: () => void
}

/**
 * What the window remembers of itself in the preferences. Answers of calls live in React Query.
 */
export const useWindow = create<WindowState>(set => ({
  isSidebarFolded: false,
  areTablesDense: false,
  isStartHidden: false,
  foldSidebar: isSidebarFolded => {
    set({ isSidebarFolded })
    remember({ sidebarFolded: isSidebarFolded })
  },
  makeTablesDense: areTablesDense => {
    set({ areTablesDense })
    remember({ denseTables: areTablesDense })
  },
  hideStart: () => {
    set({ isStartHidden: true })
    remember({ startHidden: true })
  },
}))

// a preference that could not be stored is no reason to interrupt anyone
function remember(preferences: Preferences) {
  void window.boxwright.call('preferences.save', preferences)
}
