import { Button, Group, Modal, PasswordInput, Select, Textarea, TextInput } from '@mantine/core'
import { clsx } from 'clsx'
import { useMemo, useState } from 'react'
import { hostingPlatforms, type RegistrarName } from '../../../shared/order.ts'
import type { PlanRow } from '../../../shared/plan.ts'
import { keepMended, shownFields, useImport } from '../../stores/import-session.ts'
import { platformWords } from '../../words.ts'
import { planLabels, plansCalled } from '../plans/plan-labels.ts'
import { type CheckedOrder, checkOrders, type ImportFacts } from './check-orders.ts'
import { type Field, fieldWords, isField, secretFields } from './fields.ts'
import { type Cells, mend, rowWords } from './gather-orders.ts'
import classes from './Import.module.css'

type Props = {
  /** Absent: closed. */
  readonly checked: CheckedOrder | undefined
  readonly orders: readonly CheckedOrder[]
  readonly facts: ImportFacts
  readonly onClose: () => void
}

/** The cells of one order, to be corrected in place. */
export function MendDialog({ checked, ...rest }: Props) {
  return (
    <Modal
      opened={checked !== undefined}
      onClose={rest.onClose}
      title={checked === undefined ? '' : `Order in ${rowWords(checked.order)}`}
      size={620}
    >
      {checked !== undefined && <MendForm {...rest} checked={checked} />}
    </Modal>
  )
}

function MendForm({ checked, orders, facts, onClose }: Props & { checked: CheckedOrder }) {
  const { mapping, choices } = useImport()
  const [cells, setCells] = useState<Cells>({})
  const { order } = checked
  // a field that was wrong stays while it is mended
  const [asked] = useState(() => new Set(Object.keys(checked.problems).filter(isField)))
  const mended = useMemo(() => {
    if (Object.keys(cells).length === 0) return checked
    const others = orders.map(one => (one === checked ? mend(order, cells) : one.order))
    const found = checkOrders(others, choices, facts).find(one => one.order.key === order.key)
    return found ?? checked
  }, [cells, checked, order, orders, choices, facts])
  const { problems, values } = mended
  const shown = shownFields(
    mapping,
    new Set([...asked, ...Object.keys(problems).filter(isField)]),
  ).filter(field => {
    const owner = registrarFields[field]
    return owner === undefined || owner === values.hostingPlatform
  })
  return (
    <form
      noValidate
      onSubmit={event => {
        event.preventDefault()
        event.stopPropagation()
        if (Object.keys(cells).length > 0) keepMended(order.key, cells)
        onClose()
      }}
    >
      <div className={classes.mend}>
        {shown.map(field => (
          <Cell
            key={field}
            field={field}
            text={cells[field] ?? order.cells[field] ?? ''}
            problem={problems[field]}
            plans={facts.plans}
            onChange={text => setCells(before => ({ ...before, [field]: text }))}
          />
        ))}
      </div>
      <Group justify="flex-end" gap="xs" mt="lg">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit">Apply</Button>
      </Group>
    </form>
  )
}

/** Keys of one registrar are of no use at another. */
const registrarFields: Readonly<Partial<Record<Field, RegistrarName>>> = {
  spaceshipApiKey: 'spaceship',
  spaceshipApiSecretKey: 'spaceship',
  namecheapApiKey: 'namecheap',
  platformLogin: 'namecheap',
  backupCodes: 'namecheap',
}

/** Three in a line: who a mailbox is for. */
const isPerson = (field: Field) => /^(firstName|lastName|prefix)\d$/.test(field)

type CellProps = {
  readonly field: Field
  readonly text: string
  readonly problem: string | undefined
  readonly plans: readonly PlanRow[]
  readonly onChange: (text: string) => void
}

function Cell({ field, text, problem, plans, onChange }: CellProps) {
  const { label } = fieldWords[field]
  const shared = {
    label,
    error: problem,
    className: clsx(
      isPerson(field) && classes.third,
      field.startsWith('firstName') && classes.lineStart,
    ),
  }
  if (field === 'domains')
    return (
      <Textarea
        {...shared}
        className={classes.wide}
        value={text}
        onChange={event => onChange(event.currentTarget.value)}
        autosize
        minRows={3}
        maxRows={8}
        spellCheck={false}
        classNames={{ input: 'mono' }}
      />
    )
  if (field === 'plan' || field === 'registrar') {
    const known = field === 'plan' ? planOptions(plans) : registrarOptions
    const chosen = field === 'plan' ? planValue(text, plans) : registrarValue(text)
    // what stands in the file is shown, right or wrong
    const typed = text === '' || chosen !== undefined ? [] : [{ value: 'typed', label: text }]
    return (
      <Select
        {...shared}
        placeholder="As chosen for all"
        clearable
        searchable
        data={[...typed, ...known]}
        value={chosen ?? typed[0]?.value ?? null}
        onChange={(_, option) => onChange(option?.label ?? '')}
      />
    )
  }
  if (secretFields.has(field))
    return (
      <PasswordInput
        {...shared}
        value={text}
        autoComplete="off"
        onChange={event => onChange(event.currentTarget.value)}
      />
    )
  return (
    <TextInput
      {...shared}
      value={text}
      autoComplete="off"
      onChange={event => onChange(event.currentTarget.value)}
    />
  )
}

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
