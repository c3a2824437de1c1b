import { Modal, PasswordInput } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import { useDo } from '../bridge.ts'
import { showDone } from '../show.ts'
import { DialogForm } from './DialogForm.tsx'
import classes from './RevealPassword.module.css'
import { RowButton } from './RowButton.tsx'
import { Tag } from './Tag.tsx'

type Props = { readonly mailboxId: number; readonly email: string }

/** In place of a password that cannot be opened any more: says so, and takes another one. */
export function LostPassword({ mailboxId, email }: Props) {
  const [isOpen, setOpen] = useState(false)
  return (
    <span className={classes.password}>
      <Tag meaning="person" look="plain">
        Lost
      </Tag>
      <RowButton
        icon={IconPencil}
        words="Enter its new password"
        label={`Enter the new password of ${email}`}
        onPress={() => setOpen(true)}
      />
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title="Enter the new password"
        size={440}
      >
        <NewPassword mailboxId={mailboxId} email={email} onClose={() => setOpen(false)} />
      </Modal>
    </span>
  )
}

function NewPassword({ mailboxId, email, onClose }: Props & { readonly onClose: () => void }) {
  const enter = useDo('mailboxes.enterPassword', { isQuiet: true })
  const [password, setPassword] = useState('')
  const [error, setError] = useState<string>()
  const submit = () =>
    password === ''
      ? setError('Enter the password.')
      : enter.mutate(
          { id: mailboxId, password },
          {
            onSuccess: () => {
              showDone(`Password of ${email} kept`)
              onClose()
            },
          },
        )
  return (
    <DialogForm
      label="Keep the password"
      failure={enter.error?.failure}
      isBusy={enter.isPending}
      onClose={onClose}
      onSubmit={submit}
    >
      <p className={classes.words}>
        The password of {email} cannot be opened any more. Set a new one at the mail provider,
        then enter it here; exports hold it from then on.
      </p>
      <PasswordInput
        label="New password"
        autoComplete="off"
        data-autofocus
        value={password}
        error={error}
        onChange={event => {
          setPassword(event.currentTarget.value)
          setError(undefined)
        }}
      />
    </DialogForm>
  )
}
