import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { useCallback } from 'react'
import { useLocation } from 'wouter'
import {
  type CommandId,
  isMainCommand,
  isPageCommand,
  pageCommands,
  type WindowCommandId,
} from '../../../shared/desktop/commands.ts'
import { useCall, useDo } from '../../app/bridge.ts'
import { asLeft, goBack, goForward } from '../../app/place/history.ts'
import { useWindow } from '../../app/window-store.ts'
import { lockWindow } from '../../lock/lock-window.ts'
import { openExportMenu } from '../../ui/ExportList.tsx'
import { showDone, showNote } from '../../ui/show.ts'
import { openPalette } from '../palette/Palette.tsx'
import { openExportNew } from './ExportNew.tsx'

/** Does what a key, the menu or the palette asks for. */
export function useRunCommand(): (id: CommandId) => void {
  const [, navigate] = useLocation()
  const { setColorScheme } = useMantineColorScheme()
  const colorScheme = useComputedColorScheme()
  const isPaused = useCall('engine.status', {}).data?.paused ?? false
  const { mutate: check } = useDo('engine.checkNow')
  const { mutate: pause } = useDo('engine.pause')
  const { mutate: resume } = useDo('engine.resume')
  const { mutate: backUp } = useDo('data.backUp')
  const { mutate: runInMain } = useDo('commands.run')

  return useCallback(
    (id: CommandId) => {
      const runs: Record<WindowCommandId, () => void> = {
        'palette.open': openPalette,
        'place.back': goBack,
        'place.forward': goForward,
        'export.new': openExportNew,
        'list.export': openExportMenu,
        'checking.now': () => check({}, { onSuccess: () => showDone('Checking now') }),
        'checking.pause': () => (isPaused ? resume({}) : pause({})),
        'data.backUp': () =>
          backUp({}, { onSuccess: ({ name }) => showDone(`Backed up as ${name}`) }),
        'app.lock': () => void lockOrAskForCode(navigate),
        'sidebar.fold': () => {
          const { isSidebarFolded, foldSidebar } = useWindow.getState()
          foldSidebar(!isSidebarFolded)
        },
        'theme.switch': () => setColorScheme(colorScheme === 'dark' ? 'light' : 'dark'),
      }
      if (isPageCommand(id)) navigate(pageCommands[id], { state: asLeft })
      else if (isMainCommand(id)) runInMain({ id })
      else runs[id]()
    },
    [navigate, setColorScheme, colorScheme, isPaused, check, pause, resume, backUp, runInMain],
  )
}

async function lockOrAskForCode(navigate: (address: string) => void): Promise<void> {
  if (await lockWindow()) return
  navigate('/settings/lock')
  showNote('Set a lock code first: without one nothing would open it again.')
}
