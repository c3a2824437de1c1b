import { Button, Checkbox, Select } from '@mantine/core'
import { memo, useDeferredValue, useState } from 'react'
import { type ImportLetters, importLetters } from '../../shared/imports/import.ts'
import { lettersOf } from '../../shared/imports/orders/letters.ts'
import { deliveredBefore, isReady, readinessOf } from '../../shared/imports/orders/readiness.ts'
import { type HostingPlatform, hostingPlatforms } from '../../shared/orders/order.ts'
import { prefixBy, prefixPatterns } from '../../shared/orders/suggested-prefixes.ts'
import { planLabels } from '../../shared/plans/plan-labels.ts'
import {
  registrarIds,
  registrars,
  registrarTitles,
  titlesInWords,
} from '../../shared/registrars/catalogue.ts'
import { countOf } from '../../shared/text/count-of.ts'
import { useMode } from '../app/use-mode.ts'
import { ConfirmDialog } from '../ui/form/ConfirmDialog.tsx'
import { platformWords } from '../words/words.ts'
import { ColumnList } from './ColumnList.tsx'
import classes from './Import.module.css'
import { choose, useImport } from './import-session.ts'
import { lettersSentence, letterWords } from './letters.ts'
import { runImport } from './run-import.ts'
import type { CheckedOrders } from './use-checked-orders.ts'

/** What counts for all orders, which column is what, and the one button. */
export function ImportSide({ checked }: { readonly checked: CheckedOrders }) {
  const { choices } = useImport()
  const { orders, isChecking } = checked
  const mode = useMode()
  const [isAsking, setAsking] = useState(false)
  // a select for each column takes longer to draw than the first orders: they come first
  const areColumnsDrawn = useDeferredValue(true, false)
  const good = orders.filter(isReady)
  const domains = good.reduce((sum, { reading }) => sum + reading.names.length, 0)
  const mailboxes = good.reduce((sum, one) => sum + one.mailboxes, 0)
  const wrong = orders.filter(order => readinessOf(order) === 'to-correct').length
  const left = orders.length - good.length
  const letters = lettersOf(choices, good)
  const again = good.filter(order => order.delivered.length > 0).length
  const people = new Set(
    good.flatMap(({ customer }) => (customer.kind === 'new' ? [customer.email] : [])),
  ).size
  return (
    <aside className={classes.side} aria-label="For all orders">
      <div className={classes.sideScroll}>
        <h2>For all orders</h2>
        <Choices orders={orders} facts={checked.facts} letters={letters} />
        {areColumnsDrawn && <ColumnList />}
      </div>
      <div className={classes.sideFoot}>
        <p className="small stack mb-8" role="status">
          {isChecking
            ? 'Looking up customers and domains'
            : `${countOf(domains, 'domain')}, ${countOf(mailboxes, 'mailbox', 'mailboxes')}`}
          {!isChecking && wrong > 0 && (
            <span className="quiet">{`${ordersNeed(wrong)} a correction`}</span>
          )}
          {!isChecking && left > wrong && (
            <span className="quiet">{`${ordersWere(left - wrong)} delivered before`}</span>
          )}
        </p>
        <Button
          fullWidth
          size="md"
          disabled={good.length === 0 || isChecking || mode === undefined}
          onClick={() => setAsking(true)}
        >
          {good.length === 0
            ? 'No order is ready'
            : left > 0
              ? `Create the ${countOf(good.length, 'ready order')}`
              : `Create ${countOf(good.length, 'order')}`}
        </Button>
      </div>
      <ConfirmDialog
        isOpen={isAsking}
        title={`Create ${countOf(good.length, 'order')}?`}
        label={`Create ${countOf(good.length, 'order')}`}
        onClose={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false)
          if (mode !== undefined) void runImport(orders, mode, letters)
        }}
      >
        {`${countOf(domains, 'domain')} with ${countOf(mailboxes, 'mailbox', 'mailboxes')} will be worked on from now on.`}
        {` ${lettersSentence(letters, good)}`}
        {people > 0 && ` ${countOf(people, 'customer')} will be created.`}
        {wrong > 0 &&
          ` ${ordersNeed(wrong)} a correction and ${wrong === 1 ? 'is' : 'are'} left out.`}
        {left > wrong &&
          ` ${ordersWere(left - wrong)} delivered before and ${left - wrong === 1 ? 'is' : 'are'} left out.`}
        {again > 0 && ` ${ordersWere(again)} delivered before and will be created once more.`}
      </ConfirmDialog>
    </aside>
  )
}

type ChoicesProps = Pick<CheckedOrders, 'orders' | 'facts'> & {
  readonly letters: ImportLetters
}

/**
 * Choices for all orders, where no column says otherwise. `letters`: as chosen, or as the
 * orders suggest.
 */
const Choices = memo(DrawnChoices)

function DrawnChoices({ orders, facts, letters }: ChoicesProps) {
  const choices = useImport(one => one.choices)
  const labels = planLabels(facts.plans)
  const hasDelivered = orders.some(order => order.delivered.length > 0)
  const askingForIp = titlesAskingForIp(orders)
  return (
    <>
      <Select<number>
        label="Plan"
        description="Where no column names one."
        placeholder="Choose a plan"
        value={choices.planId}
        data={facts.plans
          .filter(plan => plan.isActive)
          .map(plan => ({ value: plan.id, label: labels.get(plan.id) ?? plan.name }))}
        onChange={planId => choose({ planId })}
      />
      <Select<HostingPlatform>
        label="Registrar"
        description="Where no column names one."
        value={choices.platform}
        data={hostingPlatforms.map(value => ({ value, label: platformWords[value] }))}
        onChange={platform => platform !== null && choose({ platform })}
      />
      <Select
        label="Empty prefixes"
        description="How they follow from the names."
        value={choices.prefixPattern ?? empty}
        data={[{ value: empty, label: 'Stay empty' }, ...patternOptions]}
        onChange={value =>
          choose({ prefixPattern: prefixPatterns.find(one => one === value) ?? null })
        }
      />
      <Checkbox
        label="Create missing customers"
        description="Those whose e-mail address nobody has yet."
        checked={choices.createsCustomers}
        onChange={event => choose({ createsCustomers: event.currentTarget.checked })}
      />
      <Checkbox
        label="Remember registrar keys"
        description="For the next orders of their customers."
        checked={choices.remembersKeys}
        onChange={event => choose({ remembersKeys: event.currentTarget.checked })}
      />
      <Select<ImportLetters>
        label="Letters to customers"
        description={lettersSentence(letters, orders.filter(isReady))}
        value={letters}
        data={importLetters.map(value => ({ value, label: letterWords[value] }))}
        onChange={value => choose({ letters: value })}
      />
      {hasDelivered && (
        <Checkbox
          label="Create those delivered before"
          description={deliveredBefore(orders)}
          checked={choices.takesDelivered}
          onChange={event => choose({ takesDelivered: event.currentTarget.checked })}
        />
      )}
      {askingForIp.length > 0 && (
        <Checkbox
          label="The IP address of this computer is whitelisted"
          description={`In every ${titlesInWords('and', askingForIp)} account of the file.`}
          checked={choices.isWhitelisted}
          onChange={event => choose({ isWhitelisted: event.currentTarget.checked })}
        />
      )}
    </>
  )
}

const empty = 'empty'
const patternOptions = prefixPatterns.map(pattern => ({
  value: pattern,
  label: `${pattern}, as ${prefixBy(pattern, 'Jane', 'Doe')}`,
}))

/** Registrars of the file that answer only addresses which their customer has allowed. */
const titlesAskingForIp = (orders: CheckedOrders['orders']): readonly string[] =>
  registrarIds
    .filter(id => registrars[id].ip !== null)
    .filter(id => orders.some(({ values }) => values.hostingPlatform === id))
    .map(id => registrarTitles[id])

const ordersNeed = (count: number) => countOf(count, 'order needs', 'orders need')
const ordersWere = (count: number) => countOf(count, 'order was', 'orders were')
