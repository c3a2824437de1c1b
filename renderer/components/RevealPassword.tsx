import { ActionIcon, Tooltip } from '@mantine/core'
import { IconEye, IconEyeOff } from '@tabler/icons-react'
import { useState } from 'react'
import { showFailure } from '../show.ts'
import classes from './RevealPassword.module.css'

/** Dots until asked for. Not by `useDo`, whose cache would keep the password. */
export function RevealPassword({ mailboxId }: { readonly mailboxId: number }) {
  const [password, setPassword] = useState<string>()
  const reveal = async () => {
    const answer = await window.boxwright.call('mailboxes.reveal', { id: mailboxId })
    if (answer.ok) setPassword(answer.value.password)
    else showFailure(answer.failure)
  }
  const isShown = password !== undefined
  const words = isShown ? 'Hide password' : 'Show password'
  const Icon = isShown ? IconEyeOff : IconEye
  return (
    <span className={classes.password}>
      <span className="mono">{password ?? '••••••••••'}</span>
      <Tooltip label={words}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={24}
          aria-label={words}
          onClick={() => (isShown ? setPassword(undefined) : void reveal())}
        >
          <Icon size={15} stroke={1.7} color="var(--mantine-color-dimmed)" />
        </ActionIcon>
      </Tooltip>
    </span>
  )
}
