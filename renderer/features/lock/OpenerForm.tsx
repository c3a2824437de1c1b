import { PasswordInput, SegmentedControl } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { LockStatus } from '../../../shared/answers.ts'
import {
  type LockOpener,
  type LockOpenerKind,
  lockCodeProblem,
  shortestLockCode,
} from '../../../shared/lock.ts'
import { useDo } from '../../bridge.ts'
import { DialogForm } from '../../components/DialogForm.tsx'
import { showDone } from '../../show.ts'
import classes from '../settings/Settings.module.css'
import { openerWords, setOpenerWords } from './lock-words.ts'

type Props = {
  readonly status: LockStatus
  readonly isTurningOff: boolean
  readonly onClose: () => void
}

type Values = {
  readonly current: string
  readonly by: LockOpenerKind
  readonly code: string
  readonly again: string
  readonly passphrase: string
}

/** Another thing that opens the lock, or none. What opens it now shows that it is staff who ask. */
export function OpenerForm({ status, isTurningOff, onClose }: Props) {
  const { kind, canUsePassphrase } = status
  const isOn = kind !== 'off'
  const present = `Present ${openerWords[kind].toLowerCase()}`
  const save = useDo('lock.save', { isQuiet: true })
  const isNewCode = ({ by }: Values) => !isTurningOff && by === 'code'
  const form = useForm<Values>({
    initialValues: { current: '', by: 'code', code: '', again: '', passphrase: '' },
    validate: {
      current: value => (isOn && value === '' ? `Enter the ${present.toLowerCase()}.` : null),
      code: (value, values) => (isNewCode(values) ? lockCodeProblem(value) : null),
      again: (value, values) =>
        isNewCode(values) && lockCodeProblem(values.code) === null && value !== values.code
          ? 'The two are not the same.'
          : null,
      passphrase: (value, { by }) =>
        !isTurningOff && by === 'passphrase' && value === '' ? 'Enter the passphrase.' : null,
    },
  })
  const { by } = form.values
  const submit = form.onSubmit(values =>
    save.mutate(
      {
        opener: isTurningOff ? { kind: 'off' } : openers[values.by](values),
        ...(isOn && { current: values.current }),
      },
      {
        onSuccess() {
          showDone(isTurningOff ? 'The app lock is off' : 'The app lock is on')
          onClose()
        },
        onError: ({ failure }) => form.setErrors(asFields(failure.fields)),
      },
    ),
  )
  return (
    <DialogForm
      label={isTurningOff ? 'Turn it off' : setOpenerWords[by]}
      failure={save.error?.failure}
      isBusy={save.isPending}
      onClose={onClose}
      onSubmit={submit}
    >
      {isTurningOff && (
        <p className={classes.help}>
          From then on nothing is locked, whoever sits down at this computer.
        </p>
      )}
      {isOn && (
        <PasswordInput
          {...form.getInputProps('current')}
          label={present}
          autoComplete="off"
          data-autofocus
        />
      )}
      {!isTurningOff && canUsePassphrase && (
        <SegmentedControl
          aria-label="What opens it"
          data={[
            { value: 'code', label: 'A lock code' },
            { value: 'passphrase', label: 'The passphrase of the secrets' },
          ]}
          {...form.getInputProps('by')}
        />
      )}
      {!isTurningOff &&
        (by === 'code' ? (
          <>
            <PasswordInput
              {...form.getInputProps('code')}
              label="New lock code"
              description={
                form.errors['code'] === undefined
                  ? `At least ${shortestLockCode} characters. It opens the window, not the stored secrets.`
                  : undefined
              }
              autoComplete="off"
              data-autofocus={!isOn || undefined}
            />
            <PasswordInput
              {...form.getInputProps('again')}
              label="New lock code, once more"
              autoComplete="off"
            />
          </>
        ) : (
          <PasswordInput
            {...form.getInputProps('passphrase')}
            label="Passphrase"
            description={
              form.errors['passphrase'] === undefined
                ? 'After a start it then opens window and secrets in one go. It opens the window in practice mode, too.'
                : undefined
            }
            autoComplete="off"
          />
        ))}
    </DialogForm>
  )
}

const openers: Readonly<Record<LockOpenerKind, (values: Values) => LockOpener>> = {
  code: ({ code }) => ({ kind: 'code', code }),
  passphrase: ({ passphrase }) => ({ kind: 'passphrase', passphrase }),
}

/** Paths of the call become names of fields. */
function asFields(fields: Readonly<Record<string, string>> = {}): Record<string, string> {
  const entries = Object.entries(fields)
  return Object.fromEntries(
    entries.map(([path, words]) => [path.replace(/^opener\./, ''), words]),
  )
}
