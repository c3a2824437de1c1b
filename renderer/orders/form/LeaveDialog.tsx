import { Button, Group, Modal } from '@mantine/core'

type Props = {
  readonly isOpen: boolean
  /** Only typed keys would be lost; the rest of the form is offered again. */
  readonly losesKeysOnly: boolean
  readonly onStay: () => void
  readonly onLeave: () => void
}

/** Asks before what was typed is lost. */
export function LeaveDialog({ isOpen, losesKeysOnly, onStay, onLeave }: Props) {
  return (
    <Modal
      opened={isOpen}
      onClose={onStay}
      title={losesKeysOnly ? 'Leave this order?' : 'Leave without saving?'}
      size={420}
    >
      {losesKeysOnly
        ? 'The registrar keys that you typed will be lost. Everything else is offered when you open New order again.'
        : 'What you entered in this order is not saved and will be lost.'}
      <Group justify="flex-end" gap="xs" mt="lg">
        <Button variant="default" onClick={onLeave}>
          {losesKeysOnly ? 'Leave without the keys' : 'Leave and lose it'}
        </Button>
        <Button onClick={onStay} data-autofocus>
          Keep editing
        </Button>
      </Group>
    </Modal>
  )
}
