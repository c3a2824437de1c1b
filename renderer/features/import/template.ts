import { type Field, fields, fieldWords } from './fields.ts'

const example: Readonly<Partial<Record<Field, string>>> = {
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
  registrar: 'Spaceship',
}

/** Titles that are all recognised, and one row to write over. */
export function templateRows(): string[][] {
  const titles = fields.map(field => (field === 'orderKey' ? 'Order' : fieldWords[field].label))
  return [titles, fields.map(field => example[field] ?? '')]
}
