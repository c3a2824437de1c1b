import { Checkbox } from '@mantine/core'
import { type KeyboardEvent, useEffect, useEffectEvent, useRef, useState } from 'react'
import {
  fieldWords,
  type ImportField,
  importFields,
  isField,
  mailboxFields,
  sharedKeyFields,
} from '../../shared/imports/fields.ts'
import type { CheckedOrder, ImportFacts } from '../../shared/imports/orders/check-orders.ts'
import {
  doubtKey,
  doubtWords,
  type OrderDoubt,
} from '../../shared/imports/orders/order-doubts.ts'
import { ownKeyField } from '../../shared/imports/orders/own-keys.ts'
import { deliveredWords } from '../../shared/imports/orders/readiness.ts'
import type { HostingPlatform } from '../../shared/orders/order.ts'
import { registrarIds } from '../../shared/registrars/catalogue.ts'
import { focusFirst } from '../ui/form/focus-first.ts'
import { DoubtTick } from './DoubtTick.tsx'
import { shownFields, useImport } from './import-session.ts'
import classes from './Mend.module.css'
import { MendCell } from './MendCell.tsx'
import type { Mended } from './MendDialog.tsx'
import { MendFoot } from './MendFoot.tsx'
import { useMended } from './use-mended.ts'

type Props = {
  readonly checked: CheckedOrder
  readonly orders: readonly CheckedOrder[]
  readonly facts: ImportFacts
  /** Keys of the orders before and after it that need a correction. */
  readonly before: string | undefined
  readonly after: string | undefined
  /** `next`: the order to go to. */
  readonly onKeep: (mended: Mended, next?: string) => void
  readonly onClose: () => void
}

/** The cells of one order. What was entered is kept when staff go to another order. */
export function MendForm({ checked, orders, facts, before, after, onKeep, onClose }: Props) {
  const { table, mapping } = useImport()
  const { order } = checked
  const form = useRef<HTMLFormElement>(null)
  const { mended, setCell, setWanted, setLooked } = useMended(checked, orders, facts)
  const { cells, isWanted, looked, now } = mended
  const { problems, values } = now
  const doubts = [...now.doubts, ...now.confirmed]
  const titles = table?.titles ?? []
  // a field that was wrong stays while it is mended
  const [asked] = useState(() => wrongFields(checked))
  const shown = shownFields(mapping, new Set([...asked, ...wrongFields(now)])).filter(field =>
    isOfRegistrar(field, values.hostingPlatform, now.order.cells[field] ?? ''),
  )
  const first = shown.find(field => wrongFields(now).includes(field))
  const start = useEffectEvent(() => {
    if (first !== undefined) focusFirst(form.current, { [first]: true })
  })
  // the next order comes into an open dialog, and takes the focus along
  useEffect(() => start(), [])

  const go = (next: string | undefined) => {
    if (next !== undefined) onKeep(mended, next)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.ctrlKey || (event.key !== 'PageUp' && event.key !== 'PageDown')) return
    event.preventDefault()
    go(event.key === 'PageUp' ? before : after)
  }
  const tick = (doubt: OrderDoubt) => (
    <DoubtTick
      key={doubtKey(doubt)}
      doubt={doubt}
      words={doubtWords(doubt, titles)}
      isLooked={looked.has(doubtKey(doubt))}
      onChange={isLooked => setLooked(doubt, isLooked)}
    />
  )
  const cellOf = (field: ImportField) => (
    <MendCell
      key={field}
      field={field}
      text={cells[field] ?? order.cells[field] ?? ''}
      problem={problems[field]}
      plans={facts.plans}
      isFirst={field === first}
      onChange={text => setCell(field, text)}
    >
      {doubts.filter(doubt => doubt.field === field).map(tick)}
    </MendCell>
  )
  const people = mailboxFields.map(group => group.filter(field => shown.includes(field)))
  const others = shown.filter(field => typeof fieldWords[field].group !== 'number')
  const firstPerson = importFields.indexOf('prefix1')
  const split = others.filter(field => importFields.indexOf(field) < firstPerson).length
  const ofRows = doubts.filter(({ field }) => field === undefined || !shown.includes(field))
  return (
    <form
      ref={form}
      noValidate
      className="stack fill"
      onKeyDown={onKeyDown}
      onSubmit={event => {
        event.preventDefault()
        event.stopPropagation()
        onKeep(mended)
      }}
    >
      <div className="fill" style={{ padding: '4px 16px 16px', overflowY: 'auto' }}>
        {ofRows.length > 0 && (
          <div
            className="stack gap-8 mb-16 person-soft rounded"
            style={{ padding: '10px 12px' }}
          >
            {ofRows.map(tick)}
          </div>
        )}
        {now.delivered.length > 0 && (
          <Checkbox
            mb="md"
            label="Create this order all the same"
            description={deliveredWords(now)}
            checked={isWanted}
            onChange={event => setWanted(event.currentTarget.checked)}
          />
        )}
        <div className={classes.cells}>
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
      </div>
      <MendFoot before={before} after={after} onGo={go} onClose={onClose} />
    </form>
  )
}

function wrongFields({ problems, doubts }: CheckedOrder): readonly ImportField[] {
  return [...Object.keys(problems).filter(isField), ...doubts.flatMap(one => one.field ?? [])]
}

/**
 * Whether a cell is shown for the registrar of an order; `null` is an unknown one. Cells of
 * other registrars' keys are not, nor empty shared ones that it has no field for.
 */
function isOfRegistrar(
  field: ImportField,
  platform: HostingPlatform | null,
  text: string,
): boolean {
  const { group } = fieldWords[field]
  const shared = sharedKeyFields.find(one => one === field)
  if (shared !== undefined && platform !== null && platform !== 'other')
    return text !== '' || ownKeyField(shared, platform) !== null
  return group === platform || !registrarIds.some(name => name === group)
}
