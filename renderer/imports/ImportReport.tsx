import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { ImportEntry, LastImport } from '../../shared/imports/import.ts'
import { FilterTabs } from '../ui/FilterTabs.tsx'
import { OutsideText } from '../ui/OutsideText.tsx'
import { Tag } from '../ui/Tag.tsx'
import { Paging } from '../ui/table/Paging.tsx'
import { RowTable } from '../ui/table/RowTable.tsx'
import type { Column } from '../ui/table/TableRow.tsx'
import { Domains } from './columns.tsx'
import classes from './Import.module.css'
import { RestActs } from './RestActs.tsx'
import { whyNot } from './refused-rows.ts'

const pageSize = 50
type Shown = 'all' | 'created' | 'not'

/** What became of each order of the last import, and what can be done with the rest. */
export function ImportReport({ last }: { readonly last: LastImport }) {
  const [, navigate] = useLocation()
  const [shown, setShown] = useState<Shown>('all')
  const [page, setPage] = useState(1)
  const { entries } = last
  const created = entries.filter(({ outcome }) => outcome === 'created')
  const not = entries.filter(({ outcome }) => outcome !== 'created')
  const list = { all: entries, created, not }[shown]
  return (
    <div className={classes.list}>
      <div className="row between firm gap-12 strip line-below">
        <FilterTabs
          label="What became of them"
          value={shown}
          onChange={value => {
            setShown(value)
            setPage(1)
          }}
          tabs={[
            { value: 'all', words: 'All', count: entries.length },
            { value: 'created', words: 'Created', count: created.length },
            { value: 'not', words: 'Not created', count: not.length },
          ]}
        />
        {not.length > 0 && <RestActs last={last} count={not.length} />}
      </div>
      <RowTable
        label="What became of the orders"
        minWidth={560}
        columns={columns}
        rows={list.slice((page - 1) * pageSize, page * pageSize)}
        rowKey={row => row.position}
        onOpen={({ orderId }) => {
          if (orderId !== undefined) navigate(`/orders/${orderId}`)
        }}
        viewKey={`${shown} ${page}`}
      />
      <Paging page={page} pageSize={pageSize} total={list.length} onPage={setPage} />
    </div>
  )
}

const columns: readonly Column<ImportEntry>[] = [
  {
    key: 'domains',
    title: 'Domains',
    width: '28%',
    cell: row => <Domains first={row.domain} count={row.domainCount} />,
  },
  {
    key: 'customer',
    title: 'Customer',
    width: '22%',
    cell: ({ customer }) =>
      customer === '' ? <span className="quiet">Nobody</span> : <OutsideText text={customer} />,
  },
  { key: 'outcome', title: 'Result', cell: row => <Outcome row={row} /> },
  {
    key: 'rows',
    title: 'Rows',
    width: '88px',
    align: 'right',
    cell: ({ rows }) => <span className="quiet">{rows}</span>,
  },
]

function Outcome({ row }: { readonly row: ImportEntry }) {
  const { outcome, orderId } = row
  if (outcome === 'created')
    return (
      <Tag meaning="done" look="plain">
        {orderId === undefined ? (
          'Created'
        ) : (
          <Link href={`/orders/${orderId}`}>{`Order ${orderId}`}</Link>
        )}
        {row.isMended && <span className="quiet"> · mended</span>}
      </Tag>
    )
  const why = whyNot(row) ?? ''
  const meaning =
    outcome === 'refused' ? 'failed' : outcome === 'waiting' ? 'waiting' : 'person'
  return (
    <Tag meaning={meaning} look="plain" title={why}>
      {why}
    </Tag>
  )
}
