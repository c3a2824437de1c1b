import { Button, Group, Modal } from '@mantine/core'
import type { ReactNode } from 'react'

type Props = {
  readonly isOpen: boolean
  readonly title: string
  /** What happens, and what is lost and how much of it. */
  readonly children: ReactNode
  /** Says what happens, with numbers: "Remove 36 mailboxes". */
  readonly label: string
  readonly isDestructive?: boolean
  readonly isBusy?: boolean
  readonly onConfirm: () => void
  readonly onClose: () => void
}

export function ConfirmDialog(props: Props) {
  const { isOpen, title, children, label, isDestructive = false, isBusy = false } = props
  return (
    <Modal opened={isOpen} onClose={props.onClose} title={title} size={440}>
      {children}
      <Group justify="flex-end" gap="xs" mt="lg">
        <Button variant="default" onClick={props.onClose} data-autofocus={isDestructive}>
          Cancel
        </Button>
        <Button
          color={isDestructive ? 'red.8' : 'indigo'}
          loading={isBusy}
          onClick={props.onConfirm}
          data-autofocus={!isDestructive}
        >
          {label}
        </Button>
      </Group>
    </Modal>
  )
}
