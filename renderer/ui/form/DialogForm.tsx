import { Alert, Button, Group, Stack } from '@mantine/core'
import type { FormEvent, ReactNode } from 'react'
import type { BorderFailure } from '../../../shared/border/failure.ts'
import { borderFailureText } from '../../words/border-failure-text.ts'

type Props = {
  /** Says what happens: "Create customer". */
  readonly label: string
  readonly failure: BorderFailure | undefined
  readonly isBusy: boolean
  readonly isDestructive?: boolean
  /** There is nothing to do; the dialog says why. */
  readonly isOff?: boolean
  /** Words of the way out, where "Cancel" could be misread. */
  readonly closeLabel?: string
  readonly onClose: () => void
  readonly onSubmit: (event: FormEvent<HTMLFormElement>) => void
  /** Stands in place of the fields, which keep what was typed, until staff have decided. */
  readonly question?: ReactNode
  readonly children: ReactNode
}

/**
 * The form of a dialog. It is mounted while the dialog is open, so that every opening starts
 * anew. A refusal that belongs to no field is shown above the buttons.
 */
export function DialogForm(props: Props) {
  const { label, failure, isBusy, isDestructive = false, closeLabel = 'Cancel' } = props
  const { question = null } = props
  const isAsking = question !== null
  const text =
    failure !== undefined && failure.fields === undefined && borderFailureText(failure)
  return (
    <form
      className="readable-errors"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        // React bubbles through portals: a form behind must not hear it
        event.stopPropagation()
        props.onSubmit(event)
      }}
      onKeyDown={event => event.stopPropagation()}
    >
      {question}
      <Stack gap="sm" hidden={isAsking}>
        {props.children}
        {text !== false && (
          <Alert color="red" variant="light" title={text.what} role="alert">
            {text.todo}
          </Alert>
        )}
      </Stack>
      <Group justify="flex-end" gap="xs" mt="lg" hidden={isAsking}>
        <Button variant="default" onClick={props.onClose}>
          {closeLabel}
        </Button>
        <Button
          type="submit"
          color={isDestructive ? 'red.8' : 'indigo'}
          disabled={props.isOff === true}
          loading={isBusy}
        >
          {label}
        </Button>
      </Group>
    </form>
  )
}
