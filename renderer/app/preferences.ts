import type { MantineColorSchemeManager } from '@mantine/core'
import type { Preferences } from '../../shared/settings/settings.ts'
import { rememberedViews } from '../orders/list/views/order-views.ts'
import { useRecentStore } from '../shell/palette/recent.ts'
import { rememberedWidths } from '../ui/table/widths-store.ts'
import { useWindow } from './window-store.ts'

/**
 * Reads the preferences into the stores. Returns none of them when they cannot be read: a
 * window in default colours is better than no window.
 */
export async function readPreferences(): Promise<Preferences> {
  const answer = await window.boxwright.call('preferences.get', {})
  const preferences = answer.ok ? answer.value : {}
  useWindow.setState({
    isSidebarFolded: preferences.sidebarFolded ?? false,
    areTablesDense: preferences.denseTables ?? false,
    isStartHidden: preferences.startHidden ?? false,
  })
  useRecentStore.setState({ ids: preferences.recentCommands ?? [] })
  rememberedViews(preferences)
  rememberedWidths(preferences)
  return preferences
}

/** Stores in the preferences what Mantine's `setColorScheme` is given. */
export const colorSchemeManager: MantineColorSchemeManager = {
  get: preferred => preferred,
  set: colorScheme => void window.boxwright.call('preferences.save', { colorScheme }),
  subscribe: () => {},
  unsubscribe: () => {},
  clear: () => {},
}
