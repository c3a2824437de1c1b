import { Alert, Button, Group, Modal, Stack } from '@mantine/core'
import type { FormEvent, ReactNode } from 'react'
import type { BorderFailure } from '../../../shared/failure.ts'
import { borderFailureText } from '../../failure-text.ts'

type Props = {
  readonly isOpen: boolean
  readonly title: string
  /** Says what happens: "Create customer". */
  readonly label: string
  readonly failure: BorderFailure | undefined
  readonly isBusy: boolean
  readonly onClose: () => void
  readonly onSubmit: (event: FormEvent<HTMLFormElement>) => void
  readonly children: ReactNode
}

/** A few fields over the page. A refusal that belongs to no field stands above the buttons. */
export function SaveDialog(props: Props) {
  const { isOpen, title, label, failure, isBusy, onClose, onSubmit, children } = props
  const text =
    failure !== undefined && failure.fields === undefined && borderFailureText(failure)
  return (
    <Modal opened={isOpen} onClose={onClose} title={title} size={420}>
      <form
        noValidate
        onSubmit={event => {
          // React bubbles through portals: the order form behind must not hear it
          event.stopPropagation()
          onSubmit(event)
        }}
        onKeyDown={event => event.stopPropagation()}
      >
        <Stack gap="sm">
          {children}
          {text !== false && (
            <Alert color="red" variant="light" title={text.what} role="alert">
              {text.todo}
            </Alert>
          )}
        </Stack>
        <Group justify="flex-end" gap="xs" mt="lg">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={isBusy}>
            {label}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
