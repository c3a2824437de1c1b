import { Button } from '@mantine/core'
import { IconBan, IconReceipt, IconRefresh } from '@tabler/icons-react'
import type { CallArgs } from '../../../../shared/border/calls.ts'
import { countOf } from '../../../../shared/text/count-of.ts'
import { numberText } from '../../../../shared/text/locale.ts'
import { call } from '../../../app/bridge.ts'
import { ExportMenu } from '../../../exports/ExportMenu.tsx'
import { SelectionBar } from '../../../ui/table/selection/SelectionBar.tsx'
import { useChooseAll } from '../../../ui/table/selection/use-choose-all.ts'
import type { Selection } from '../../../ui/table/selection/use-selection.ts'
import { useMarkPaid } from './use-mark-paid.ts'
import { useRetryMany } from './use-retry-many.ts'
import { useSteadyTally } from './use-tally.ts'
import { retryLabel } from './words.ts'

type Props = {
  readonly selection: Selection
  readonly filter: OrderFilter
  readonly total: number
  /** How many rows the page shows. */
  readonly onPage: number
  readonly onCancel: (ids: readonly number[]) => void
}

/** What can be done with the chosen orders, each act with how much it would take. */
export function OrdersBar({ selection, filter, total, onPage, onCancel }: Props) {
  const ids = [...selection.ids]
  const tally = useSteadyTally(ids)
  const { retry, isPending } = useRetryMany()
  const billing = useMarkPaid()
  const all = useChooseAll(selection, paging => call('orders.list', { ...filter, ...paging }), {
    most: mostOrders,
  })
  const most = Math.min(total, mostOrders)
  const isMore = most > onPage && ids.length < most
  return (
    <SelectionBar
      selection={selection}
      one="order"
      many="orders"
      {...(isMore && {
        all: {
          label: `Choose all ${numberText(most)}`,
          isBusy: all.isPending,
          choose: () => all.mutate(),
        },
      })}
    >
      {tally !== undefined && tally.retryDomainCount > 0 && (
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconRefresh size={14} stroke={1.8} />}
          loading={isPending}
          onClick={() => retry({ orderIds: ids })}
        >
          {retryLabel(tally)}
        </Button>
      )}
      {tally !== undefined && tally.exportCount > 0 && (
        <ExportMenu
          what={{ orderIds: ids }}
          label={`Export ${countOf(tally.exportCount, 'mailbox', 'mailboxes')}`}
          variant="default"
          isCompact
        />
      )}
      {tally !== undefined && tally.unpaidCount > 0 && (
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconReceipt size={14} stroke={1.8} />}
          loading={billing.isPending}
          onClick={() => billing.markPaid(ids)}
        >
          {`Mark ${numberText(tally.unpaidCount)} as paid`}
        </Button>
      )}
      {tally !== undefined && tally.cancelCount > 0 && (
        <Button
          variant="default"
          size="compact-sm"
          c="var(--bw-failed)"
          leftSection={<IconBan size={14} stroke={1.8} />}
          onClick={() => onCancel(ids)}
        >
          {`Cancel ${countOf(tally.cancelCount, 'order')}`}
        </Button>
      )}
    </SelectionBar>
  )
}

/** More than one call takes. */
const mostOrders = 10_000

type OrderFilter = Omit<CallArgs<'orders.list'>, 'page' | 'pageSize' | 'sort'>
