import { type Database, isOpen } from '../../db/core/database.ts'
import type { CallAnswer, ParsedArgs } from '../../shared/border/calls.ts'
import { fail, ok } from '../../shared/border/result.ts'
import type { InvoicedOrder } from '../../shared/invoicing/invoicing.ts'
import { monthText } from '../../shared/text/locale.ts'
import { startOfMonth } from '../../shared/text/month.ts'
import type { CallContext } from '../border/context.ts'
import { refusal } from '../border/refusal.ts'
import { writeTableFile } from '../exports/table-file.ts'
import { yieldToEvents } from '../scheduler/yield.ts'
import { customerLines, customerTable, orderTable } from './month-tables.ts'
import { invoicedOrders, invoicingRows } from './view-invoicing.ts'

type Args = ParsedArgs<'invoicing.export'>
type Written = ReturnType<typeof writeTableFile>

/** Writes a month by customer or by order to a path that staff choose. */
export async function exportMonth(
  context: Pick<CallContext, 'askSavePath' | 'pathOnDesk' | 'workspace'>,
  args: Args,
): Promise<CallAnswer<'invoicing.export'>> {
  const { db } = context.workspace()
  const { count, write } = await (args.by === 'customer'
    ? byCustomer(db, args)
    : byOrder(db, args))
  if (count === 0) {
    const when = monthText(startOfMonth(args.month))
    return fail(refusal('not_applicable', `Nothing is to be invoiced for ${when}.`))
  }
  const path = await context.askSavePath(suggestedName(args))
  if (path === null) return fail(refusal('dismissed', 'The month was not exported.'))
  if (!isOpen(db))
    return fail(
      refusal('not_applicable', 'The mode was changed meanwhile, so no file was saved.'),
    )
  const written = await write(path)
  return written.ok ? ok({ path: context.pathOnDesk(path), count: written.value }) : written
}

/** The lines of a file, read before its path is asked for, and how they are written. */
type MonthFile = { readonly count: number; readonly write: (path: string) => Written }

function byCustomer({ reader }: Database, { month, format }: Args): MonthFile {
  const lines = invoicingRows(reader, month).flatMap(customerLines)
  return {
    count: lines.length,
    write: path => writeTableFile(path, format, customerTable(month), [lines]),
  }
}

const pageSize = 250

async function byOrder(db: Database, { month, format }: Args): Promise<MonthFile> {
  const pages: (readonly InvoicedOrder[])[] = []
  // the mode may be changed between two pages; nothing is written then
  for (let page = 1; isOpen(db); page += 1) {
    const rows = invoicedOrders(db.reader, { month, page, pageSize })
    pages.push(rows)
    if (rows.length < pageSize) break
    await yieldToEvents()
  }
  return {
    count: pages.reduce((sum, rows) => sum + rows.length, 0),
    write: path => writeTableFile(path, format, orderTable(month), pages),
  }
}

const suggestedName = ({ month, by, format }: Args): string =>
  `invoicing_${month}${by === 'order' ? '_orders' : ''}.${format}`
