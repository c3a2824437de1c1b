import { useState } from 'react'
import type { ExchangeRow } from '../../../shared/records.ts'
import { Paging } from '../../components/Paging.tsx'
import { RowTable } from '../../components/RowTable.tsx'
import { usePages } from '../../components/use-pages.ts'
import { ExchangeDialog } from './ExchangeDialog.tsx'
import { exchangeColumns } from './exchange-columns.tsx'
import classes from './Tabs.module.css'

const pageSize = 25

/** What went over the wire for this order, the newest first. */
export function ExchangeList({ orderId }: { readonly orderId: number }) {
  const [open, setOpen] = useState<ExchangeRow | null>(null)
  const pages = usePages('exchanges.list', { orderId }, pageSize)
  const { data } = pages.list
  if (data === undefined) return null
  return (
    <>
      <h2 className={classes.section}>Raw answers</h2>
      {data.total === 0 ? (
        <p className={classes.nothing}>
          No provider was asked yet. Answers are kept for 30 days.
        </p>
      ) : (
        <>
          <RowTable
            label="Raw answers"
            columns={exchangeColumns}
            rows={data.rows}
            rowKey={row => row.id}
            onOpen={setOpen}
            viewKey={pages.viewKey}
          />
          <Paging {...pages} total={data.total} />
        </>
      )}
      <ExchangeDialog exchange={open} onClose={() => setOpen(null)} />
    </>
  )
}
