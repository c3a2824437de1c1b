import {
  defaultOptionsFilter,
  type OptionsFilter,
  PasswordInput,
  type Primitive,
  Select,
  Textarea,
  TextInput,
} from '@mantine/core'
import type { ReactNode } from 'react'
import { fieldWords, type ImportField, isSecretField } from '../../shared/imports/fields.ts'
import { formFields, importedKeys } from '../../shared/orders/form.ts'
import { hostingPlatforms } from '../../shared/orders/order.ts'
import type { PlanRow } from '../../shared/plans/plan.ts'
import { planLabels, plansCalled } from '../../shared/plans/plan-labels.ts'
import { unisolated } from '../../shared/text/isolated.ts'
import { platformWords } from '../words/words.ts'
import classes from './Mend.module.css'

type Props = {
  readonly field: ImportField
  readonly text: string
  readonly problem: string | undefined
  readonly plans: readonly PlanRow[]
  /** Takes the focus when the dialog opens. */
  readonly isFirst: boolean
  readonly onChange: (text: string) => void
  /** The doubts about the cell. */
  readonly children: ReactNode
}

/** One cell of an order in the input that suits its field, with the doubts about it. */
export function MendCell({ children, ...input }: Props) {
  const { field } = input
  return (
    <div data-path={field} className={isWide(field) ? classes.wide : undefined}>
      <CellInput {...input} />
      {children}
    </div>
  )
}

const isWide = (field: ImportField) =>
  field === 'domains' || longKeys.some(key => key === field)
const longKeys = importedKeys.filter(key => formFields[key].input === 'paragraph')

function CellInput({ field, text, problem, plans, ...rest }: Omit<Props, 'children'>) {
  const { isFirst, onChange } = rest
  const shared = {
    label: fieldWords[field].label,
    error: problem,
    'data-autofocus': isFirst || undefined,
  }
  if (isWide(field))
    return (
      <Textarea
        {...shared}
        value={text}
        onChange={event => onChange(event.currentTarget.value)}
        autosize
        minRows={field === 'domains' ? 3 : 1}
        maxRows={8}
        spellCheck={false}
        classNames={field === 'domains' ? { input: 'mono' } : {}}
      />
    )
  if (field === 'plan' || field === 'registrar') {
    const known = field === 'plan' ? planOptions(plans) : registrarOptions
    const chosen = field === 'plan' ? planValue(text, plans) : registrarValue(text)
    // the file's text is an option of its own, right or wrong
    const typed = text === '' || chosen !== undefined ? [] : [{ value: 'typed', label: text }]
    return (
      <Select
        {...shared}
        placeholder="As chosen for all"
        clearable
        searchable
        // the dialog puts the focus where something is wrong
        openOnFocus={false}
        data={[...typed, ...known]}
        filter={field === 'plan' ? withoutTyped : defaultOptionsFilter}
        value={chosen ?? typed[0]?.value ?? null}
        onChange={(_, option) => onChange(unisolated(option?.label ?? ''))}
      />
    )
  }
  const Input = isSecretField(field) ? PasswordInput : TextInput
  return (
    <Input
      {...shared}
      value={text}
      autoComplete="off"
      onChange={event => onChange(event.currentTarget.value)}
    />
  )
}

/** The file's text, which names no plan, is shown in the field and not offered in the list. */
const withoutTyped: OptionsFilter<Primitive> = ({ options, ...rest }) =>
  defaultOptionsFilter({
    ...rest,
    options: options.filter(option => !('value' in option) || option.value !== 'typed'),
  })

type Option = { readonly value: string; readonly label: string }

function planOptions(plans: readonly PlanRow[]): readonly Option[] {
  const labels = planLabels(plans)
  return plans
    .filter(plan => plan.isActive)
    .map(({ id, name }) => ({ value: String(id), label: labels.get(id) ?? name }))
}

function planValue(text: string, plans: readonly PlanRow[]): string | undefined {
  const [plan, ...others] = plansCalled(text, plans)
  return plan?.isActive === true && others.length === 0 ? String(plan.id) : undefined
}

const registrarOptions: readonly Option[] = hostingPlatforms.map(value => ({
  value,
  label: platformWords[value],
}))
const registrarValue = (text: string) =>
  registrarOptions.find(({ label }) => label === text)?.value
