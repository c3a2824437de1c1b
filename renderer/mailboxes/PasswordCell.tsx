import { IconEye, IconEyeOff } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { CopyPasswordButton } from '../ui/CopyButton.tsx'
import { showFailure } from '../ui/show.ts'
import { RowButton } from '../ui/table/RowButton.tsx'
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
  return (
    <span className="row gap-2">
      <span className={`${classes.secret} mono`}>{password ?? '••••••••••'}</span>
      <RowButton
        icon={isShown ? IconEyeOff : IconEye}
        words={words}
        label={`${words} of ${email}`}
        onPress={() => (isShown ? setPassword(null) : void reveal())}
      />
      <CopyPasswordButton mailboxId={id} />
    </span>
  )
}
