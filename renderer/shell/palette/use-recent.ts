import { useMode } from '../../app/use-mode.ts'
import type { PaletteEntry } from './entries.ts'
import { useRecentStore } from './recent.ts'

/** So many are remembered. */
const mostRecent = 20

/** What was used lately, in this mode, and how to say that something was used. */
export function useRecent(fixed: readonly PaletteEntry[]) {
  const { ids, rows } = useRecentStore()
  const mode = useMode()
  const known = [...fixed, ...rows.filter(row => row.mode === mode).map(row => row.entry)]
  return {
    recent: ids.flatMap(id => known.find(entry => entry.id === id) ?? []),
    use: (entry: PaletteEntry) => {
      const isFixed = fixed.some(one => one.id === entry.id)
      const latest = [entry.id, ...ids.filter(id => id !== entry.id)].slice(0, mostRecent)
      useRecentStore.setState({
        ids: latest,
        rows: isFixed
          ? rows
          : [{ mode, entry }, ...rows.filter(row => row.entry.id !== entry.id)].slice(
              0,
              mostRecent,
            ),
      })
      const recentCommands = latest.filter(id => fixed.some(one => one.id === id))
      void window.boxwright.call('preferences.save', { recentCommands })
    },
  }
}
