import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { useDo } from '../../bridge.ts'
import { FilterTabs } from '../../components/FilterTabs.tsx'
import { Paging } from '../../components/Paging.tsx'
import { RowTable } from '../../components/RowTable.tsx'
import type { Column } from '../../components/TableRow.tsx'
import { Tag } from '../../components/Tag.tsx'
import { showDone } from '../../show.ts'
import { useImport } from '../../stores/import-session.ts'
import { countOf } from '../../words.ts'
import { importColumns, Rows } from './columns.tsx'
import classes from './Import.module.css'
import { refusedRows, whyNot } from './refused-rows.ts'
import type { ReportRow } from './run-import.ts'

const pageSize = 50
type Shown = 'all' | 'created' | 'not'

/** What became of each order, and the rows to try again as a file. */
export function ImportReport({ report }: { readonly report: readonly ReportRow[] }) {
  const { table, mapping } = useImport()
  const [, navigate] = useLocation()
  const [shown, setShown] = useState<Shown>('all')
  const [page, setPage] = useState(1)
  const save = useDo('imports.save', {
    onSuccess: ({ path }) => showDone(`The rows are written to ${path}`),
  })
  const created = report.filter(({ outcome }) => outcome.kind === 'created')
  const not = report.filter(({ outcome }) => outcome.kind !== 'created')
  const list = { all: report, created, not }[shown]
  return (
    <div className={classes.list}>
      <div className={classes.tabs}>
        <FilterTabs
          label="What became of them"
          value={shown}
          onChange={value => {
            setShown(value)
            setPage(1)
          }}
          tabs={[
            { value: 'all', words: 'All', count: report.length },
            { value: 'created', words: 'Created', count: created.length },
            { value: 'not', words: 'Not created', count: not.length },
          ]}
        />
        {not.length > 0 && table !== null && (
          <Button
            variant="default"
            size="xs"
            leftSection={<IconDownload size={15} stroke={1.7} />}
            loading={save.isPending}
            onClick={() =>
              save.mutate({
                name: 'refused-orders',
                rows: refusedRows(table, mapping, report),
              })
            }
          >
            {`Save the rows of ${countOf(not.length, 'order')}`}
          </Button>
        )}
      </div>
      <RowTable
        label="What became of the orders"
        minWidth={560}
        columns={reportColumns}
        rows={list.slice((page - 1) * pageSize, page * pageSize)}
        rowKey={row => row.checked.order.key}
        onOpen={({ outcome }) => {
          if (outcome.kind === 'created') navigate(`/orders/${outcome.id}`)
        }}
        viewKey={`${shown} ${page}`}
      />
      <Paging page={page} pageSize={pageSize} total={list.length} onPage={setPage} />
    </div>
  )
}

const [domains, customer] = importColumns
const reportColumns: readonly Column<ReportRow>[] = [
  ...[domains, customer].flatMap(column =>
    column === undefined
      ? []
      : [{ ...column, cell: ({ checked }: ReportRow) => column.cell(checked) }],
  ),
  { key: 'outcome', title: 'Outcome', cell: row => <OutcomeCell row={row} /> },
  {
    key: 'rows',
    title: 'Rows',
    width: '88px',
    align: 'right',
    cell: ({ checked }) => <Rows order={checked.order} />,
  },
]

function OutcomeCell({ row: { outcome } }: { readonly row: ReportRow }) {
  if (outcome.kind === 'created')
    return (
      <Tag meaning="done" look="plain">
        <Link href={`/orders/${outcome.id}`}>{`Order ${outcome.id}`}</Link>
      </Tag>
    )
  const why = whyNot(outcome) ?? ''
  return (
    <Tag meaning={outcome.kind === 'refused' ? 'failed' : 'person'} look="plain" title={why}>
      {why}
    </Tag>
  )
}
