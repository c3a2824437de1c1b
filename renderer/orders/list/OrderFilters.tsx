import { UnstyledButton } from '@mantine/core'
import { IconClockExclamation } from '@tabler/icons-react'
import { type OrderStatus, orderStatuses } from '../../../shared/orders/order.ts'
import type { OrderPage } from '../../../shared/orders/order-list.ts'
import { FilterTabs } from '../../ui/FilterTabs.tsx'
import { MeaningIcon } from '../../ui/MeaningIcon.tsx'
import toolButton from '../../ui/ToolButton.module.css'
import { ToolLine } from '../../ui/ToolLine.tsx'
import { TimeRange } from '../../ui/time/TimeRange.tsx'
import { orderStatusWords } from '../../words/words.ts'
import classes from './Orders.module.css'
import { showOrders, useOrdersView } from './orders-view.ts'
import { ViewMenu } from './views/ViewMenu.tsx'

/** As staff think of them: what moves first, what is over last. */
const tabOrder: readonly OrderStatus[] = [
  'in-progress',
  'draft',
  'pending',
  'completed',
  'reject',
  'cancelled',
]

type Props = { readonly counts: OrderPage['counts'] | undefined }

export function OrderFilters({ counts }: Props) {
  const { status, needsAttention, isLate, time } = useOrdersView()
  const all = counts && orderStatuses.reduce((total, one) => total + counts[one], 0)
  return (
    <ToolLine className={classes.filters}>
      <FilterTabs
        label="Status"
        value={status}
        onChange={value => showOrders({ status: value })}
        tabs={[
          { value: 'all', words: 'All', count: all },
          ...tabOrder.map(value => ({
            value,
            words: orderStatusWords[value].words,
            count: counts?.[value],
          })),
        ]}
      />
      <div className={classes.narrowing}>
        <UnstyledButton
          className={classes.toggle}
          aria-pressed={needsAttention}
          title="Only orders that need attention"
          onClick={() => showOrders({ needsAttention: !needsAttention })}
        >
          <MeaningIcon meaning="person" />
          <span className={toolButton.words}>Needs attention</span>
        </UnstyledButton>
        <UnstyledButton
          className={classes.toggle}
          aria-pressed={isLate}
          title="Only orders that are late"
          onClick={() => showOrders({ isLate: !isLate })}
        >
          <IconClockExclamation size={14} stroke={2} aria-hidden className="firm failed" />
          <span className={toolButton.words}>Late</span>
        </UnstyledButton>
        <TimeRange time={time} label="Entered" onChange={next => showOrders({ time: next })} />
        <ViewMenu />
      </div>
    </ToolLine>
  )
}
