import { type CommandId, commandOf, isMainCommand } from '../../../shared/desktop/commands.ts'
import { isMac } from '../../app/platform.ts'

let pressed: CommandId | null = null

function keep(event: KeyboardEvent): void {
  const id = commandOf(event, isMac)
  if (id === null || isMainCommand(id) || event.repeat) return
  event.preventDefault()
  pressed = id
}

/** Keeps the last keys of a command that are pressed before `useCommandKeys` hears them. */
export function followEarlyKeys(): void {
  document.addEventListener('keydown', keep)
}

/** The command that was pressed so early, once; null: none. Nothing is kept any more. */
export function takeEarlyCommand(): CommandId | null {
  document.removeEventListener('keydown', keep)
  const id = pressed
  pressed = null
  return id
}
