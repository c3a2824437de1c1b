import { Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { FilterTabs } from '../ui/FilterTabs.tsx'
import { OutsideText } from '../ui/OutsideText.tsx'
import { type InvoicingView, showInvoicing } from './invoicing-view.ts'

type Props = {
  readonly view: InvoicingView
  /** The name of the one whose orders are shown; undefined: not read yet, or nothing of the month. */
  readonly customer: string | undefined
}

/** By customer or by order; of one customer's orders, whose they are. */
export function InvoicingTabs({ view, customer }: Props) {
  const { by, customerId } = view
  return (
    <div className="row gap-16 bleed page-sides line-below">
      <FilterTabs<InvoicingView['by']>
        label="Rows of the month"
        value={by}
        tabs={[
          { value: 'customer', words: 'By customer' },
          { value: 'order', words: 'By order' },
        ]}
        onChange={value => showInvoicing({ by: value, customerId: undefined })}
      />
      {by === 'order' && customerId !== undefined && (
        <Button
          variant="default"
          size="compact-sm"
          className="push"
          rightSection={<IconX size={13} stroke={2} aria-hidden />}
          title="Show the orders of all customers"
          onClick={() => showInvoicing({ customerId: undefined })}
        >
          {customer === undefined ? 'One customer' : <OutsideText text={customer} />}
        </Button>
      )}
    </div>
  )
}
