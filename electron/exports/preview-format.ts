import { exportPlaces, exportRows } from '../../db/mailboxes/export-rows.ts'
import type { FormatPreview } from '../../shared/exports/contract.ts'
import type { CustomFormat } from '../../shared/exports/custom-format.ts'
import { formatOf } from './custom-formats.ts'
import type { ExportMailbox } from './format.ts'
import { type ExportWorkspace, factsOfOrders, hostsOf } from './read-mailboxes.ts'
import { cellOf } from './write-csv.ts'

const mostShown = 3
/** Stands for a password, of which nothing is read. */
const hidden = '••••••••'

/** The first rows of a file in a format, of mailboxes that exist, or else of made-up ones. */
export function previewFormat(
  { db, settings }: Pick<ExportWorkspace, 'db' | 'settings'>,
  custom: CustomFormat,
): FormatPreview {
  const format = formatOf(custom)
  const { columns, separator } = format
  const [places = []] = exportPlaces(db.reader, {})
  const ids = places.slice(0, mostShown).map(one => one.id)
  const rows = exportRows(db.reader, {}, ids)
  const facts = factsOfOrders(db.reader, rows, format)
  const { defaults } = settings.read()
  const real = rows.map(
    (row): ExportMailbox => ({
      ...row,
      ...hostsOf(row, defaults),
      ...facts(row.orderId),
      password: hidden,
    }),
  )
  const shown = real.length > 0 ? real : examples
  return {
    rows: shown.map(one => columns.map(column => cellOf(one, column, separator))),
    isExample: real.length === 0,
  }
}

const example: ExportMailbox = {
  id: 0,
  email: 'jane@acme.example',
  password: hidden,
  firstName: 'Jane',
  lastName: 'Doe',
  domain: 'acme.example',
  orderId: 12,
  customerId: 0,
  customer: 'Acme',
  plan: 'Private SMTP',
  imapHost: 'imap.acme.example',
  imapPort: 993,
  smtpHost: 'smtp.acme.example',
  smtpPort: 587,
  profile: {},
}
const examples: readonly ExportMailbox[] = [
  example,
  { ...example, email: 'max@acme.example', firstName: 'Max', lastName: 'Roe' },
  { ...example, email: 'zoe@acme.example', firstName: 'Zoë', lastName: 'Poe' },
]
