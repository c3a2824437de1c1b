import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { CustomerDialog } from '../../customers/CustomerDialog.tsx'
import { CustomerSelect } from '../../customers/CustomerSelect.tsx'
import { PlanDialog } from '../../plans/PlanDialog.tsx'
import own from './CustomerAndPlan.module.css'
import { PlanSelect } from './PlanSelect.tsx'
import classes from './Section.module.css'
import { Section } from './Section.tsx'
import type { OrderFormState } from './use-order-form.ts'

/** Who orders, and what they bought. */
export function CustomerAndPlan({ state }: { readonly state: OrderFormState }) {
  const { form, field, order, knownCustomer } = state
  const [dialog, setDialog] = useState<'customer' | 'plan' | null>(null)
  const [typed, setTyped] = useState('')
  const customer = field('customerId')
  const createCustomer = (text: string) => {
    setTyped(text)
    setDialog('customer')
  }
  const close = () => setDialog(null)
  return (
    <Section title="Customer and plan">
      <div className={classes.two}>
        <div className="relative miw-0">
          <CustomerSelect
            {...customer}
            onChange={id => {
              customer.onChange(id)
              state.startAsUsual(id)
            }}
            onCreate={createCustomer}
            label="Customer"
            known={knownCustomer}
            isFirst={order === undefined}
          />
          <NewButton label="New customer" onClick={() => createCustomer('')} />
        </div>
        <div className="relative miw-0">
          <PlanSelect state={state} />
          <NewButton label="New plan" onClick={() => setDialog('plan')} />
        </div>
      </div>
      <CustomerDialog
        isOpen={dialog === 'customer'}
        typed={typed}
        onClose={close}
        onSaved={id => form.setFieldValue('customerId', id)}
      />
      <PlanDialog
        isOpen={dialog === 'plan'}
        onClose={close}
        onSaved={id => form.setFieldValue('planId', id)}
      />
    </Section>
  )
}

function NewButton({
  label,
  onClick,
}: {
  readonly label: string
  readonly onClick: () => void
}) {
  return (
    <Button
      variant="subtle"
      size="compact-xs"
      className={own.add}
      leftSection={<IconPlus size={13} stroke={2} />}
      onClick={onClick}
    >
      {label}
    </Button>
  )
}
