import { IconAlertTriangle } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { fieldWords, type ImportField } from '../../shared/imports/fields.ts'
import type { CheckedOrder } from '../../shared/imports/orders/check-orders.ts'
import { type Readiness, readinessOf } from '../../shared/imports/orders/readiness.ts'
import { FilterTabs } from '../ui/FilterTabs.tsx'
import { Paging } from '../ui/table/Paging.tsx'
import { RowTable } from '../ui/table/RowTable.tsx'
import { importColumns } from './columns.tsx'
import { FileLines } from './FileLines.tsx'
import classes from './Import.module.css'
import { ImportSide } from './ImportSide.tsx'
import { useImport } from './import-session.ts'
import { MendDialog } from './MendDialog.tsx'
import { isEveryoneNew, leftOutColumns, missingColumns } from './missing-columns.ts'
import type { CheckedOrders } from './use-checked-orders.ts'

const pageSize = 50
type Shown = 'all' | Readiness

function noneWords(shown: Shown, { orders, isChecking }: CheckedOrders): string {
  if (isChecking && orders.length === 0) return 'Checking the orders'
  if (shown === 'delivered') return 'Nothing was delivered before.'
  return shown === 'to-correct' ? 'Nothing needs a correction.' : 'No order is ready yet.'
}

/** What the file would become: every order, what is wrong with it, and what counts for all. */
export function ImportReview({ checked }: { readonly checked: CheckedOrders }) {
  const [shown, setShown] = useState<Shown>('all')
  const [page, setPage] = useState(1)
  const [opened, setOpened] = useState<string | null>(null)
  const { orders, facts } = checked
  const { mapping, table } = useImport()
  const missing = useMemo(() => missingColumns(orders, mapping), [orders, mapping])
  const areNew = useMemo(() => isEveryoneNew(orders), [orders])
  const leftOut = useMemo(
    () => (table === null ? [] : leftOutColumns(table, mapping)),
    [table, mapping],
  )
  const isGrouped = orders.some(({ order }) => order.rows.length > 1)
  const columns = useMemo(() => {
    const saidOfAll = new Set([...missing, ...(areNew ? ['customerEmail' as const] : [])])
    return importColumns(saidOfAll, isGrouped, table?.titles ?? [])
  }, [missing, areNew, isGrouped, table])
  const of = (readiness: Readiness) => orders.filter(one => readinessOf(one) === readiness)
  const lists: Record<Shown, readonly CheckedOrder[]> = {
    all: orders,
    ready: of('ready'),
    'to-correct': of('to-correct'),
    delivered: of('delivered'),
  }
  const list = lists[shown]
  const lastPage = Math.max(Math.ceil(list.length / pageSize), 1)
  const at = Math.min(page, lastPage)
  const show = (value: Shown) => {
    setShown(value)
    setPage(1)
  }
  return (
    <div className={classes.panes}>
      <div className={classes.list}>
        <div className="row between firm gap-12 strip line-below">
          <FilterTabs
            label="Orders of the file"
            value={shown}
            onChange={show}
            tabs={[
              { value: 'all', words: 'All', count: orders.length },
              { value: 'ready', words: 'Ready', count: lists.ready.length },
              { value: 'to-correct', words: 'To correct', count: lists['to-correct'].length },
              ...(lists.delivered.length > 0 || shown === 'delivered'
                ? [
                    {
                      value: 'delivered' as const,
                      words: 'Delivered before',
                      count: lists.delivered.length,
                    },
                  ]
                : []),
            ]}
          />
        </div>
        <MissingColumns missing={missing} isEveryoneNew={areNew} />
        {table !== null && <FileLines table={table} leftOut={leftOut} />}
        {list.length === 0 ? (
          <p className="quiet ta-center" style={{ padding: '48px 24px' }}>
            {noneWords(shown, checked)}
          </p>
        ) : (
          <RowTable
            label="Orders of the file"
            minWidth={460}
            columns={columns}
            rows={list.slice((at - 1) * pageSize, at * pageSize)}
            rowKey={row => row.order.key}
            onOpen={row => setOpened(row.order.key)}
            viewKey={`${shown} ${at} ${lists.ready.length}`}
          />
        )}
        <Paging page={at} pageSize={pageSize} total={list.length} onPage={setPage} />
      </div>
      <ImportSide checked={checked} />
      <MendDialog
        checked={orders.find(({ order }) => order.key === opened)}
        orders={orders}
        facts={facts}
        onOpen={setOpened}
        onClose={() => setOpened(null)}
      />
    </div>
  )
}

type Props = {
  readonly missing: readonly ImportField[]
  /** No customer of the file is known: every order waits for “Create missing customers”. */
  readonly isEveryoneNew: boolean
}

/** What every order lacks, said once above them. */
function MissingColumns({ missing, isEveryoneNew }: Props) {
  const columns = missing.filter(field => field !== 'plan')
  const words = [
    missing.includes('plan') && 'Choose a plan for all orders.',
    columns.length > 0 &&
      `Choose a column for: ${columns.map(field => fieldWords[field].label).join(', ')}.`,
    isEveryoneNew &&
      'No customer has any of these addresses. Correct them, or tick “Create missing customers”.',
  ].filter(sentence => sentence !== false)
  if (words.length === 0) return null
  return (
    <p className="flex firm gap-8 strip line-below person-soft" role="status">
      <IconAlertTriangle size={15} stroke={1.8} aria-hidden className={classes.missingIcon} />
      <span>{words.join(' ')}</span>
    </p>
  )
}
