import Papa from 'papaparse'
import { type HandMadeMailbox, handMadeMailboxSchema } from '../../../shared/order.ts'

/** One pasted line: what it says, and what is wrong with it. */
export type PastedLine = {
  /** From 1, as an editor counts. */
  readonly line: number
  readonly email: string
  readonly mailbox: HandMadeMailbox | null
  readonly problem?: string
}

type Field = keyof HandMadeMailbox

const titles: Readonly<Record<string, Field>> = {
  email: 'email',
  emailaddress: 'email',
  address: 'email',
  mailbox: 'email',
  username: 'email',
  password: 'password',
  pass: 'password',
  firstname: 'firstName',
  lastname: 'lastName',
  imaphost: 'imapHost',
  imapport: 'imapPort',
  smtphost: 'smtpHost',
  smtpport: 'smtpPort',
}

/** Columns when there is no line of titles. */
const plainOrder: readonly Field[] = [
  'email',
  'password',
  'firstName',
  'lastName',
  'imapHost',
  'imapPort',
  'smtpHost',
  'smtpPort',
]

/**
 * Reads CSV with or without titles, rows of a spreadsheet, or lines of address and password.
 * `names` are the domains of the order: an address of another one is wrong.
 */
export function readMailboxes(text: string, names: ReadonlySet<string>): readonly PastedLine[] {
  const lines = text.split(/\r\n|\r|\n/).map((cells, at) => ({ line: at + 1, cells }))
  const filled = lines.filter(({ cells }) => cells.trim() !== '')
  const titleLine = filled[0]?.cells ?? ''
  const delimiter = delimiterOf(titleLine)
  const columns = columnsOf(split(titleLine, delimiter))
  const seen = new Map<string, number>()
  return (columns === null ? filled : filled.slice(1)).map(({ line, cells: typed }) => {
    const own = columns === null ? delimiterOf(typed) : delimiter
    const cells = split(typed, own)
    const read = readRow(line, cells, columns ?? plainOrder)
    const problem =
      read.problem ?? partsProblem(cells, own, columns) ?? strangerProblem(read.email, names)
    if (problem !== undefined) return { ...read, mailbox: null, problem }
    const twin = seen.get(read.email)
    if (twin !== undefined)
      return { ...read, mailbox: null, problem: `The same address as in line ${twin}.` }
    seen.set(read.email, line)
    return read
  })
}

/** What stands after the first part; null for blanks, so that a password holds no blank. */
function delimiterOf(line: string): string | null {
  const found = /^\s*(?:"[^"]*"|[^\s,;"]*) *([\t,;]?)/.exec(line)?.[1]
  return found === undefined || found === '' ? null : found
}

function split(line: string, delimiter: string | null): readonly string[] {
  if (delimiter === null) return line.trim().split(/\s+/)
  const [cells = []] = Papa.parse<string[]>(line, { delimiter }).data
  return cells.map(cell => cell.trim())
}

/** Parts that would be lost in silence, most likely of a password. */
function partsProblem(
  cells: readonly string[],
  delimiter: string | null,
  columns: readonly unknown[] | null,
): string | undefined {
  if (delimiter === null && cells.length > 2)
    return 'Separate more than two parts by commas or tabs.'
  return columns !== null && cells.length > columns.length
    ? 'More parts than titles. Put a password with commas in quotes.'
    : undefined
}

function strangerProblem(email: string, names: ReadonlySet<string>): string | undefined {
  const domain = email.slice(email.indexOf('@') + 1)
  return names.has(domain) ? undefined : `${domain} is not a domain of this order.`
}

function columnsOf(cells: readonly string[]): readonly (Field | undefined)[] | null {
  const named = cells.map(cell => titles[cell.toLowerCase().replace(/[^a-z]/g, '')])
  return named.includes('email') && named.includes('password') ? named : null
}

function readRow(
  line: number,
  cells: readonly string[],
  columns: readonly (Field | undefined)[],
): PastedLine {
  const values: Partial<Record<Field, string | number>> = {}
  for (const [at, field] of columns.entries()) {
    const cell = cells[at] ?? ''
    if (field === undefined || cell === '') continue
    values[field] = field === 'imapPort' || field === 'smtpPort' ? Number(cell) : cell
  }
  const email = String(values.email ?? '').toLowerCase()
  const parsed = handMadeMailboxSchema.safeParse({ email: '', password: '', ...values })
  if (parsed.success) return { line, email, mailbox: parsed.data }
  const [first] = parsed.error.issues
  return { line, email, mailbox: null, problem: sentence(first?.path[0], first?.message) }
}

function sentence(field: PropertyKey | undefined, message = 'This is not valid.'): string {
  if (field === 'imapPort' || field === 'smtpPort') return 'A port is 1 to 65535.'
  return field === 'email' ? 'This is no e-mail address.' : message
}
