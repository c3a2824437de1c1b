import { Checkbox, Textarea, TextInput } from '@mantine/core'
import { type ExtraKey, formFields } from '../../../shared/orders/form.ts'
import type { ExtraInput } from '../../../shared/orders/form-fields.ts'
import { localTime } from '../../../shared/orders/sent-form.ts'
import { NumberField } from '../../ui/form/NumberField.tsx'
import type { OrderFormState } from './use-order-form.ts'

type Props = {
  readonly state: OrderFormState
  readonly at: ExtraKey
  readonly help?: string | undefined
  readonly placeholder?: string | undefined
}

/** What kinds of text need beside their label. */
const textProps: Readonly<Partial<Record<ExtraInput, object>>> = {
  email: { type: 'email' },
  time: { type: 'datetime-local' },
}

/** An optional field of the order form, as its row of the table says. */
export function ExtraField({ state, at, help, placeholder }: Props) {
  const { field, values } = state
  const { label, input = 'line', ...row } = formFields[at]
  const shared = {
    ...field(at, help ?? row.help),
    label,
    placeholder: placeholder ?? row.placeholder ?? '',
  }
  if (input === 'tick')
    return <Checkbox {...field(at, help, 'checkbox')} label={label} mt={30} />
  if (input === 'paragraph') return <Textarea {...shared} autosize minRows={2} maxRows={8} />
  if (input === 'amount') return <NumberField {...shared} />
  const value = input === 'time' ? { value: localTime(String(values[at])) } : {}
  return (
    <TextInput
      spellCheck={false}
      autoComplete="off"
      {...textProps[input]}
      {...shared}
      {...value}
    />
  )
}
