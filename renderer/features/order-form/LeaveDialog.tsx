import { Button, Group, Modal } from '@mantine/core'

type Props = {
  readonly isOpen: boolean
  readonly onStay: () => void
  readonly onLeave: () => void
}

/** Asked before what was typed is lost. */
export function LeaveDialog({ isOpen, onStay, onLeave }: Props) {
  return (
    <Modal opened={isOpen} onClose={onStay} title="Leave without saving?" size={420}>
      What you entered in this order is not saved and will be lost.
      <Group justify="flex-end" gap="xs" mt="lg">
        <Button variant="default" onClick={onLeave}>
          Leave and lose it
        </Button>
        <Button onClick={onStay} data-autofocus>
          Keep editing
        </Button>
      </Group>
    </Modal>
  )
}
