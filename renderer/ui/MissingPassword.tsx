import { Modal, PasswordInput } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { clsx } from 'clsx'
import { useState } from 'react'
import { dateText } from '../../shared/text/locale.ts'
import { useDo } from '../app/bridge.ts'
import { exactTime } from '../words/times.ts'
import { DialogForm } from './form/DialogForm.tsx'
import classes from './RevealPassword.module.css'
import { showDone } from './show.ts'
import { Tag } from './Tag.tsx'
import { RowButton } from './table/RowButton.tsx'

type Props = {
  readonly mailboxId: number
  readonly email: string
  /** When it was purged; absent: it cannot be opened any more. */
  readonly purgedAt?: string | undefined
}

/** In place of a password that is not here any more: says so, and takes another one. */
export function MissingPassword({ mailboxId, email, purgedAt }: Props) {
  const [isOpen, setOpen] = useState(false)
  const words =
    purgedAt === undefined ? 'It cannot be opened any more' : `Purged on ${exactTime(purgedAt)}`
  return (
    <span className={clsx(classes.password, 'inline-row gap-4')}>
      <Tag meaning={purgedAt === undefined ? 'person' : 'cancelled'} look="plain" title={words}>
        {purgedAt === undefined ? 'Lost' : `Purged ${dateText(new Date(purgedAt))}`}
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
        <NewPassword
          mailboxId={mailboxId}
          email={email}
          purgedAt={purgedAt}
          onClose={() => setOpen(false)}
        />
      </Modal>
    </span>
  )
}

type FormProps = Props & { readonly onClose: () => void }

function NewPassword({ mailboxId, email, purgedAt, onClose }: FormProps) {
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
      <p className="quiet">
        The password of {email}{' '}
        {purgedAt === undefined
          ? 'cannot be opened any more.'
          : `was purged on ${exactTime(purgedAt)}.`}{' '}
        Set a new one at the mail provider, then enter it here; exports hold it from then on.
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
