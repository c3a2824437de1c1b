import { Modal } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { type RegistrarId, registrars } from '../../../shared/registrars/catalogue.ts'
import type { KeyTest } from '../../../shared/registrars/key-test.ts'
import { emptyKeys, typedFor, withoutTicks } from '../../../shared/registrars/keys.ts'
import { useDo } from '../../app/bridge.ts'
import { KeyTestResult } from '../../orders/form/KeyTestResult.tsx'
import { RegistrarKeys } from '../../orders/form/RegistrarKeys.tsx'
import { DialogForm } from '../../ui/form/DialogForm.tsx'
import { fieldProps } from '../../ui/form/field-props.ts'
import { showDone } from '../../ui/show.ts'
import { platformWords } from '../../words/words.ts'

type Props = {
  readonly customerId: number
  /** The registrar whose keys are entered; absent: the dialog is closed. */
  readonly platform: RegistrarId | undefined
  readonly onClose: () => void
  readonly onSaved: (platform: RegistrarId) => void
}

/** Takes new keys of a customer, asks the registrar whether they work, and remembers them. */
export function EnterKeysDialog({ platform, onClose, ...rest }: Props) {
  const title = platform === undefined ? '' : `${platformWords[platform]} keys`
  return (
    <Modal opened={platform !== undefined} onClose={onClose} title={title} size={520}>
      {platform !== undefined && <KeyForm {...rest} platform={platform} onClose={onClose} />}
    </Modal>
  )
}

type FormProps = Props & { readonly platform: RegistrarId }

function KeyForm({ customerId, platform, onClose, onSaved }: FormProps) {
  const form = useForm({ initialValues: { credentials: emptyKeys } })
  const test = useDo('registrars.test', { isQuiet: true })
  const save = useDo('customers.saveKeys', { isQuiet: true })
  // what was tested, so that an answer about other keys does not count
  const [tested, setTested] = useState<{ readonly of: string; readonly said: KeyTest }>()
  const keys = typedFor(platform, form.values.credentials)
  const asked = JSON.stringify(withoutTicks(keys))
  const said = tested?.of === asked ? tested.said : undefined
  const fail = { onError: refuse }

  function refuse({ failure }: { readonly failure: { readonly fields?: object } }) {
    form.setErrors({ ...failure.fields })
  }

  function store() {
    const { ip } = registrars[platform]
    // the registrar has answered, so the address is allowed
    const credentials =
      ip !== null && said?.works !== false ? { ...keys, [ip.field]: true } : keys
    save.mutate(
      { id: customerId, platform, credentials },
      {
        ...fail,
        onSuccess() {
          showDone(`${platformWords[platform]} keys remembered`)
          onClose()
          onSaved(platform)
        },
      },
    )
  }

  const submit = () => {
    if (said !== undefined) return store()
    return test.mutate(
      { platform, credentials: withoutTicks(keys), domains: '' },
      {
        ...fail,
        onSuccess: answer => (answer.works ? store() : setTested({ of: asked, said: answer })),
      },
    )
  }
  return (
    <DialogForm
      label={said === undefined ? 'Test and save' : 'Save all the same'}
      failure={test.error?.failure ?? save.error?.failure}
      isBusy={test.isPending || save.isPending}
      onClose={onClose}
      onSubmit={submit}
    >
      <p className="quiet">
        They take the place of remembered ones. The registrar is asked whether they work;
        nothing is changed there.
      </p>
      <RegistrarKeys
        state={{
          storedKeysFor: undefined,
          field: (path, help, type) => fieldProps(form, path, help, type),
        }}
        id={platform}
      />
      {said !== undefined && (
        <div role="status" className="stack breaks gap-4">
          <KeyTestResult test={said} platform={platform} />
        </div>
      )}
    </DialogForm>
  )
}
