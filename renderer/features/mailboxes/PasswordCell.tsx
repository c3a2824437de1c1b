import { ActionIcon, Tooltip } from '@mantine/core'
import { IconEye, IconEyeOff } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { CopyPasswordButton } from '../../components/CopyButton.tsx'
import { showFailure } from '../../show.ts'
import classes from './Mailboxes.module.css'

const shownForMs = 20_000

/** Dots until asked for, and again after 20 s. Not by `useDo`: its cache would keep it. */
export function PasswordCell({ id, email }: { readonly id: number; readonly email: string }) {
  const [password, setPassword] = useState<string | null>(null)
  const isShown = password !== null

  useEffect(() => {
    if (!isShown) return undefined
    const timer = setTimeout(() => setPassword(null), shownForMs)
    return () => clearTimeout(timer)
  }, [isShown])

  const reveal = async () => {
    const answer = await window.boxwright.call('mailboxes.reveal', { id })
    if (answer.ok) setPassword(answer.value.password)
    else showFailure(answer.failure)
  }
  const words = isShown ? 'Hide password' : 'Show password for 20 s'
  const Icon = isShown ? IconEyeOff : IconEye
  return (
    <span className={classes.password}>
      <span className={`${classes.secret} mono`}>{password ?? '••••••••••'}</span>
      <Tooltip label={words}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={24}
          aria-label={`${words} of ${email}`}
          onClick={() => (isShown ? setPassword(null) : void reveal())}
        >
          <Icon size={15} stroke={1.7} />
        </ActionIcon>
      </Tooltip>
      <CopyPasswordButton mailboxId={id} />
    </span>
  )
}
