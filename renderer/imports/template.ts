import { fieldWords, type ImportField, importFields } from '../../shared/imports/fields.ts'
import { registrarTitles, usualRegistrar } from '../../shared/registrars/catalogue.ts'

const example: Readonly<Partial<Record<ImportField, string>>> = {
  orderKey: 'A-1',
  customerEmail: 'orders@northwind.example',
  customerName: 'Northwind Outreach',
  plan: 'Private SMTP',
  domains: 'acme-mail.com, acme-hello.com',
  inboxesPerDomain: '2',
  firstName1: 'Jane',
  lastName1: 'Doe',
  prefix1: 'jane.doe',
  firstName2: 'Max',
  lastName2: 'Roe',
  prefix2: 'max',
  registrar: registrarTitles[usualRegistrar],
}

/** A file needs each registrar's own keys, or the shared ones: one way is enough to show. */
const columns = importFields.filter(field => fieldWords[field].group !== 'registrar')

/** Titles that are all recognised, and one row to write over. */
export function templateRows(): string[][] {
  const titles = columns.map(field =>
    field === 'orderKey' ? 'Order' : fieldWords[field].label,
  )
  return [titles, columns.map(field => example[field] ?? '')]
}
