import { Button, PasswordInput } from '@mantine/core'
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { LockStatus } from '../../../shared/answers.ts'
import { useDo } from '../../bridge.ts'
import { useNow } from '../../now.ts'
import { countdown } from '../../times.ts'
import classes from './LockScreen.module.css'
import { openerWords } from './lock-words.ts'

type Props = {
  readonly status: LockStatus
  /** The status has changed with it. */
  readonly onRefused: () => void
}

/** One field and one button. A wrong try says how long the next one waits. */
export function LockForm({ status, onRefused }: Props) {
  const { kind, waitUntil } = status
  const open = useDo('lock.open', { isQuiet: true })
  const [code, setCode] = useState('')
  const [error, setError] = useState<string>()
  const [hasCapsLock, setHasCapsLock] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const now = useNow(1)
  const left = waitUntil === undefined ? null : countdown(waitUntil, now)
  // what it said of the wait is no longer so
  const isWaitOver = waitUntil !== undefined && left === null
  const what = openerWords[kind]

  useEffect(() => field.current?.focus(), [])

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (code === '') return setError(`Enter the ${what.toLowerCase()}.`)
    open.mutate(
      { code },
      {
        onError({ failure }) {
          setError(failure.fields?.['code'] ?? failure.message)
          setCode('')
          onRefused()
        },
      },
    )
  }
  const noteCapsLock = (event: KeyboardEvent) =>
    setHasCapsLock(event.getModifierState('CapsLock'))

  return (
    <form className={classes.form} noValidate onSubmit={submit}>
      <PasswordInput
        ref={field}
        label={what}
        autoComplete="off"
        value={code}
        error={isWaitOver ? undefined : error}
        errorProps={{ role: 'alert' }}
        onChange={event => {
          setCode(event.currentTarget.value)
          setError(undefined)
        }}
        onKeyDown={noteCapsLock}
        onKeyUp={noteCapsLock}
      />
      <Button
        type="submit"
        fullWidth
        // once it is open the page behind takes its place
        loading={open.isPending || open.isSuccess}
        disabled={left !== null}
      >
        {left === null ? 'Open' : `Try again in ${left}`}
      </Button>
      <p className={classes.hint} role="status">
        {hasCapsLock ? 'Caps Lock is on.' : ''}
      </p>
    </form>
  )
}
