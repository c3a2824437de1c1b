import { useState } from 'react'
import type { ExchangeRow } from '../../../shared/records/records.ts'
import { ListBody } from '../../ui/table/ListBody.tsx'
import { usePages } from '../../ui/table/use-pages.ts'
import { ExchangeDialog } from './ExchangeDialog.tsx'
import { exchangeColumns } from './exchange-columns.tsx'
import classes from './Tabs.module.css'

const pageSize = 25

/** What went over the wire for this order, the newest first. */
export function ExchangeList({ orderId }: { readonly orderId: number }) {
  const [open, setOpen] = useState<ExchangeRow | null>(null)
  const pages = usePages('exchanges.list', { orderId }, pageSize)
  return (
    <>
      <h2 className={classes.section}>Raw answers</h2>
      <ListBody
        label="Raw answers"
        pages={pages}
        columns={exchangeColumns}
        rowKey={row => row.id}
        onOpen={setOpen}
        empty={
          <p className="quiet page-sides mt-8">
            No provider was asked yet. Answers are kept for 30 days.
          </p>
        }
      />
      <ExchangeDialog exchange={open} onClose={() => setOpen(null)} />
    </>
  )
}
