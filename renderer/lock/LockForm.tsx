import { Button, PasswordInput, TextInput } from '@mantine/core'
import { IconArrowBigUpLine } from '@tabler/icons-react'
import { clsx } from 'clsx'
import {
  type ChangeEvent,
  type FormEvent,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useRef,
  useState,
} from 'react'
import type { LockStatus } from '../../shared/lock/contract.ts'
import { useDo } from '../app/bridge.ts'
import { useNow } from '../ui/now.ts'
import { countdown } from '../words/times.ts'
import classes from './LockScreen.module.css'
import { openerWords } from './lock-words.ts'

export type LockWay = 'code' | 'recoveryCode'

type Props = {
  readonly status: LockStatus
  readonly way: LockWay
  /** Called after a refusal, which changes the status of the lock. */
  readonly onRefused: () => void
  /** Drawn below the button. */
  readonly children: ReactNode
}

/** One field and one button. A wrong try says how long the next one waits. */
export function LockForm({ status, way, onRefused, children }: Props) {
  const { kind, waitUntil } = status
  const open = useDo('lock.open', { isQuiet: true })
  const [typed, setTyped] = useState('')
  const [error, setError] = useState<string>()
  const [hasCapsLock, setHasCapsLock] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const now = useNow(1)
  const left = waitUntil === undefined ? null : countdown(waitUntil, now)
  // the refusal spoke of a wait that is over
  const isWaitOver = waitUntil !== undefined && left === null
  const shownError = isWaitOver ? undefined : error
  const isRecovery = way === 'recoveryCode'
  const what = isRecovery ? 'Recovery code' : openerWords[kind]

  useEffect(() => field.current?.focus(), [])

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (typed === '') return setError(`Enter the ${what.toLowerCase()}.`)
    open.mutate(
      { [way]: typed },
      {
        onError({ failure }) {
          setError(failure.fields?.[way] ?? failure.message)
          // a recovery code stays in the field, so that one slip can be corrected
          if (!isRecovery) setTyped('')
          onRefused()
        },
      },
    )
  }
  const noteCapsLock = (event: KeyboardEvent) =>
    setHasCapsLock(event.getModifierState('CapsLock'))

  const props = {
    label: what,
    autoComplete: 'off',
    value: typed,
    error: shownError,
    errorProps: { role: 'alert' },
    onChange: (event: ChangeEvent<HTMLInputElement>) => {
      setTyped(event.currentTarget.value)
      setError(undefined)
    },
    onKeyDown: noteCapsLock,
    onKeyUp: noteCapsLock,
  }

  return (
    <form
      className={clsx(classes.form, 'readable-errors stack gap-12')}
      noValidate
      onSubmit={submit}
    >
      {isRecovery ? (
        <TextInput
          {...props}
          ref={field}
          description={
            shownError === undefined
              ? 'Six groups of five letters and digits. It takes the lock away; set a new code then.'
              : undefined
          }
          classNames={{ input: 'mono' }}
          spellCheck={false}
        />
      ) : (
        <PasswordInput {...props} ref={field} />
      )}
      <Button
        type="submit"
        fullWidth
        // once the lock is open the page takes its place
        loading={open.isPending || open.isSuccess}
        disabled={left !== null}
      >
        {left !== null
          ? `Try again in ${left}`
          : isRecovery
            ? 'Open, and take the lock away'
            : 'Open'}
      </Button>
      {children}
      <p className="row plain-ink gap-6 centre" style={{ minHeight: 20 }} role="status">
        {hasCapsLock && !isRecovery && (
          <>
            <IconArrowBigUpLine size={16} stroke={1.7} aria-hidden />
            Caps Lock is on.
          </>
        )}
      </p>
    </form>
  )
}
