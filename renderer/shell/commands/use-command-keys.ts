import { useEffect } from 'react'
import { type CommandId, commandOf, isMainCommand } from '../../../shared/desktop/commands.ts'
import { isMac } from '../../app/platform.ts'
import { closePalette, isPaletteOpen } from '../palette/Palette.tsx'

/**
 * Whether a dialog is open, which has to be answered first. One that fades out has given the
 * focus back and does not count.
 */
function isDialogOpen(): boolean {
  const focused = document.activeElement
  return [...document.querySelectorAll('[aria-modal="true"]')].some(
    dialog => focused === document.body || dialog.contains(focused),
  )
}

/** Whether a key is heard now. Locking is, also while a dialog is open. */
const isHeard = (id: CommandId): boolean => id === 'app.lock' || !isDialogOpen()

/** By the number that a browser gives a button. */
const sideButtons: Readonly<Record<number, CommandId>> = { 3: 'place.back', 4: 'place.forward' }

/**
 * Keys of commands that the window does, and those that the menu sends. The menu only shows
 * these keys, so none is heard twice; the keys of the main process it hears itself.
 */
export function useCommandKeys(run: (id: CommandId) => void) {
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const id = commandOf(event, isMac)
      if (id === null || isMainCommand(id) || event.defaultPrevented) return
      event.preventDefault()
      if (event.repeat) return
      if (id === 'palette.open' && isPaletteOpen()) closePalette()
      else if (isHeard(id)) run(id)
    }
    /** Arrows move within tabs and lists, too, which would take them first. */
    const hearFirst = (event: KeyboardEvent) => {
      const id = commandOf(event, isMac)
      if (id !== 'place.back' && id !== 'place.forward') return
      event.stopPropagation()
      hear(event)
    }
    /** The buttons of a mouse that lead back and forward, on whichever part they are pressed. */
    const hearMouse = (event: MouseEvent) => {
      const id = sideButtons[event.button]
      if (id === undefined) return
      event.preventDefault()
      if (event.type === 'mouseup' && isHeard(id)) run(id)
    }
    document.addEventListener('keydown', hear)
    document.addEventListener('keydown', hearFirst, { capture: true })
    document.addEventListener('mousedown', hearMouse)
    document.addEventListener('mouseup', hearMouse)
    const undo = window.boxwright.subscribe('command:run', ({ id }) => {
      if (isHeard(id)) run(id)
    })
    return () => {
      document.removeEventListener('keydown', hear)
      document.removeEventListener('keydown', hearFirst, { capture: true })
      document.removeEventListener('mousedown', hearMouse)
      document.removeEventListener('mouseup', hearMouse)
      undo()
    }
  }, [run])
}
