import { useState } from 'react'
import { FilterTabs } from '../../components/FilterTabs.tsx'
import { Paging } from '../../components/Paging.tsx'
import { RowTable } from '../../components/RowTable.tsx'
import type { CheckedOrder } from './check-orders.ts'
import { importColumns } from './columns.tsx'
import classes from './Import.module.css'
import { ImportSide } from './ImportSide.tsx'
import { MendDialog } from './MendDialog.tsx'
import { isGood } from './run-import.ts'
import type { CheckedOrders } from './use-checked-orders.ts'

const pageSize = 50
type Shown = 'all' | 'good' | 'bad'

function noneWords(shown: Shown, { orders, isChecking }: CheckedOrders): string {
  if (isChecking && orders.length === 0) return 'Checking the orders'
  return shown === 'bad' ? 'Nothing needs a correction.' : 'No order is ready yet.'
}

/** What the file would become: every order, what is wrong with it, and what counts for all. */
export function ImportReview({ checked }: { readonly checked: CheckedOrders }) {
  const [shown, setShown] = useState<Shown>('all')
  const [page, setPage] = useState(1)
  const [opened, setOpened] = useState<string | null>(null)
  const { orders, facts } = checked
  const bad = orders.filter(order => !isGood(order))
  const good = orders.length - bad.length
  const lists: Record<Shown, () => readonly CheckedOrder[]> = {
    all: () => orders,
    good: () => orders.filter(isGood),
    bad: () => bad,
  }
  const list = lists[shown]()
  const lastPage = Math.max(Math.ceil(list.length / pageSize), 1)
  const at = Math.min(page, lastPage)
  const show = (value: Shown) => {
    setShown(value)
    setPage(1)
  }
  return (
    <div className={classes.panes}>
      <div className={classes.list}>
        <div className={classes.tabs}>
          <FilterTabs
            label="Orders of the file"
            value={shown}
            onChange={show}
            tabs={[
              { value: 'all', words: 'All', count: orders.length },
              { value: 'good', words: 'Ready', count: good },
              { value: 'bad', words: 'To correct', count: bad.length },
            ]}
          />
        </div>
        {list.length === 0 ? (
          <p className={classes.none}>{noneWords(shown, checked)}</p>
        ) : (
          <RowTable
            label="Orders of the file"
            minWidth={460}
            columns={importColumns}
            rows={list.slice((at - 1) * pageSize, at * pageSize)}
            rowKey={row => row.order.key}
            onOpen={row => setOpened(row.order.key)}
            viewKey={`${shown} ${at} ${good}`}
          />
        )}
        <Paging page={at} pageSize={pageSize} total={list.length} onPage={setPage} />
      </div>
      <ImportSide checked={checked} />
      <MendDialog
        checked={orders.find(({ order }) => order.key === opened)}
        orders={orders}
        facts={facts}
        onClose={() => setOpened(null)}
      />
    </div>
  )
}
