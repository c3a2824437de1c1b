import { Button, Checkbox, Group, Modal } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMemo, useState } from 'react'
import type { RegistrarName } from '../../../shared/order.ts'
import { keepMended, keepWanted, shownFields, useImport } from '../../stores/import-session.ts'
import { type CheckedOrder, checkOrders, type ImportFacts } from './check-orders.ts'
import { type Field, fields, fieldWords, isField, mailboxFields } from './fields.ts'
import { type Cells, mend, rowWords } from './gather-orders.ts'
import classes from './Import.module.css'
import { MendCell } from './MendCell.tsx'
import { deliveredWords } from './standing.ts'

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
  const [isWanted, setWanted] = useState(checked.isWanted)
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
  const cellOf = (field: Field) => (
    <MendCell
      key={field}
      field={field}
      text={cells[field] ?? order.cells[field] ?? ''}
      problem={problems[field]}
      plans={facts.plans}
      onChange={text => setCells(before => ({ ...before, [field]: text }))}
    />
  )
  const people = mailboxFields.map(group => shown.filter(field => group.includes(field)))
  const others = shown.filter(field => !mailboxFields.flat().includes(field))
  const split = others.filter(field => fields.indexOf(field) < fields.indexOf('prefix1')).length
  return (
    <form
      noValidate
      onSubmit={event => {
        event.preventDefault()
        event.stopPropagation()
        if (Object.keys(cells).length > 0) keepMended(order.key, cells)
        if (isWanted !== checked.isWanted) keepWanted(order.key, isWanted)
        const wrong = Object.keys(problems).filter(isField)
        if (wrong.length > 0) notifications.show({ message: stillWrong(wrong) })
        onClose()
      }}
    >
      {mended.delivered.length > 0 && (
        <Checkbox
          mb="md"
          label="Create this order all the same"
          description={deliveredWords(mended)}
          checked={isWanted}
          onChange={event => setWanted(event.currentTarget.checked)}
        />
      )}
      <div className={classes.mend}>
        {others.slice(0, split).map(cellOf)}
        {people.map(
          (group, at) =>
            group.length > 0 && (
              <div key={at} className={classes.mailbox}>
                {group.map(cellOf)}
              </div>
            ),
        )}
        {others.slice(split).map(cellOf)}
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

const stillWrong = (wrong: readonly Field[]) =>
  `The order still needs a correction: ${wrong.map(field => fieldWords[field].label).join(', ')}.`

/** Keys of one registrar are of no use at another. */
const registrarFields: Readonly<Partial<Record<Field, RegistrarName>>> = {
  spaceshipApiKey: 'spaceship',
  spaceshipApiSecretKey: 'spaceship',
  namecheapApiKey: 'namecheap',
  platformLogin: 'namecheap',
  backupCodes: 'namecheap',
}
