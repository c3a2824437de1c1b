import { Button, Group } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { readable } from '../words/spelling.ts'

/** Says what was done, with the way back; worded as `showDone`. */
export function showUndo(message: string, undo: () => void) {
  const id = notifications.show({
    message: (
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <span>{readable(message)}</span>
        <Button
          variant="default"
          size="compact-sm"
          flex="none"
          onClick={() => {
            undo()
            notifications.hide(id)
          }}
        >
          Undo
        </Button>
      </Group>
    ),
    autoClose: 10_000,
  })
}
