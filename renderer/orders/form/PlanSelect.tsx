import { Select } from '@mantine/core'
import { useRef } from 'react'
import { isSavedDraft } from '../../../shared/orders/life.ts'
import type { PlanRow } from '../../../shared/plans/plan.ts'
import { planLabels } from '../../../shared/plans/plan-labels.ts'
import { moneyText } from '../../../shared/text/locale.ts'
import { limitWords } from '../../plans/plan-line.ts'
import { OutsideText } from '../../ui/OutsideText.tsx'
import type { OrderFormState } from './use-order-form.ts'

/** Active plans, and the one that the order has already. */
export function PlanSelect({ state }: { readonly state: OrderFormState }) {
  const { field, plan, plans, order } = state
  const input = useRef<HTMLInputElement>(null)
  const shown = plans.filter(one => one.isActive || one.id === order?.plan?.id)
  // what was submitted once keeps a plan
  const mayLack = order === undefined || isSavedDraft(order)
  const labels = planLabels(shown)
  const byId = new Map(shown.map(one => [one.id, one]))
  return (
    <Select<number>
      {...field(
        'planId',
        plan ? planLine(plan) : mayLack && 'Not known yet? Save the order as a draft.',
      )}
      label="Plan"
      allowDeselect={false}
      clearable={mayLack}
      // a button for keys, too, and the focus does not vanish with it
      clearButtonProps={{ 'aria-label': 'Clear the plan', 'aria-hidden': false, tabIndex: 0 }}
      onClear={() => input.current?.focus()}
      ref={input}
      placeholder={plans.length === 0 ? 'There is no plan to choose' : 'Choose a plan'}
      searchable
      openOnFocus={false}
      data={shown.map(one => ({ value: one.id, label: labels.get(one.id) ?? one.name }))}
      nothingFoundMessage="No active plan has this name"
      renderOption={({ option }) => {
        const row = byId.get(option.value)
        return (
          <div>
            <div>
              <OutsideText text={option.label} />
            </div>
            {row !== undefined && <div className="small quiet">{planLine(row)}</div>}
          </div>
        )
      }}
    />
  )
}

/** "Private SMTP · 3.50 USD per mailbox · 10 to 50 mailboxes" */
function planLine(plan: PlanRow): string {
  return [
    plan.providerType,
    `${moneyText(plan.price, plan.currency)} per mailbox`,
    limitWords(plan),
  ]
    .filter(part => part !== undefined)
    .join(' · ')
}
