import { Button, Group } from '@mantine/core'
import { type NotificationData, notifications } from '@mantine/notifications'
import type { ReactNode } from 'react'
import { readable } from '../../shared/domains/readable.ts'

/** A message with one thing to do about it. */
type Act = {
  readonly message: ReactNode
  readonly label: string
  readonly run: () => void
}

/** Shows a message with one act above the page. Returns its id. */
export const showAct = (
  { message, label, run }: Act,
  look: Omit<NotificationData, 'message'>,
) =>
  notifications.show({
    ...look,
    message: (
      <Group justify="space-between" gap="xs">
        <span>{message}</span>
        <Button variant="default" size="compact-sm" flex="none" onClick={run}>
          {label}
        </Button>
      </Group>
    ),
  })

/** Says what was done, with the way back; worded as `showDone`. */
export function showUndo(message: string, undo: () => void) {
  const run = () => {
    undo()
    notifications.hide(id)
  }
  const id = showAct({ message: readable(message), label: 'Undo', run }, { autoClose: 10_000 })
}
