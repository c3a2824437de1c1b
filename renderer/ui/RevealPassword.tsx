import { IconEye, IconEyeOff } from '@tabler/icons-react'
import { clsx } from 'clsx'
import { useState } from 'react'
import { useWhyNoPasswords } from '../app/team/use-team.ts'
import classes from './RevealPassword.module.css'
import { showFailure } from './show.ts'
import { RowButton } from './table/RowButton.tsx'

/** A password, as dots until staff ask for it. Not read by `useDo`, whose cache would keep it. */
export function RevealPassword({ mailboxId }: { readonly mailboxId: number }) {
  const [password, setPassword] = useState<string>()
  const reveal = async () => {
    const answer = await window.boxwright.call('mailboxes.reveal', { id: mailboxId })
    if (answer.ok) setPassword(answer.value.password)
    else showFailure(answer.failure)
  }
  const whyNot = useWhyNoPasswords()
  const isShown = password !== undefined
  return (
    <span className={clsx(classes.password, 'inline-row gap-4')}>
      <span className="mono">{password ?? '••••••••••'}</span>
      <RowButton
        icon={isShown ? IconEyeOff : IconEye}
        words={isShown ? 'Hide password' : 'Show password'}
        whyNot={whyNot}
        onPress={() => (isShown ? setPassword(undefined) : void reveal())}
      />
    </span>
  )
}
