import { PasswordInput, SegmentedControl } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { LockStatus } from '../../shared/lock/contract.ts'
import type { LockKind } from '../../shared/lock/lock.ts'
import { useDo } from '../app/bridge.ts'
import { DialogForm } from '../ui/form/DialogForm.tsx'
import { focusError, showErrors } from '../ui/form/focus-error.ts'
import { showDone } from '../ui/show.ts'
import { openerWords } from './lock-words.ts'
import { nextOpeners, type OpenerValues } from './next-opener.tsx'

type Props = {
  readonly status: LockStatus
  readonly isTurningOff: boolean
  readonly onClose: () => void
}

/** Changes what opens the lock, or turns the lock off. Staff enter what opens it now. */
export function OpenerForm({ status, isTurningOff, onClose }: Props) {
  const { kind, canUsePassphrase } = status
  const isOn = kind !== 'off'
  const label = `Present ${openerWords[kind].toLowerCase()}`
  const save = useDo('lock.save', { isQuiet: true })
  const nextOf = ({ by }: OpenerValues): LockKind => (isTurningOff ? 'off' : by)
  const form = useForm<OpenerValues>({
    initialValues: { current: '', by: 'code', code: '', again: '', passphrase: '' },
    validate: values => ({
      current: isOn && values.current === '' ? `Enter the ${label.toLowerCase()}.` : null,
      ...nextOpeners[nextOf(values)].problemsOf(values),
    }),
  })
  const next = nextOpeners[nextOf(form.values)]
  const submit = form.onSubmit(
    values =>
      save.mutate(
        { opener: next.openerOf(values), ...(isOn && { current: values.current }) },
        {
          onSuccess() {
            showDone(next.done)
            onClose()
          },
          onError: ({ failure }) => showErrors(form, asFields(failure.fields)),
        },
      ),
    errors => focusError(form, errors),
  )
  return (
    <DialogForm
      label={next.label}
      failure={save.error?.failure}
      isBusy={save.isPending}
      onClose={onClose}
      onSubmit={submit}
    >
      {isTurningOff && next.fields(form, false)}
      {isOn && (
        <PasswordInput
          {...form.getInputProps('current')}
          label={label}
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
      {!isTurningOff && next.fields(form, !isOn)}
    </DialogForm>
  )
}

/** Turns paths of the call into names of fields. */
function asFields(fields: Readonly<Record<string, string>> = {}): Record<string, string> {
  const entries = Object.entries(fields)
  return Object.fromEntries(
    entries.map(([path, words]) => [path.replace(/^opener\./, ''), words]),
  )
}
