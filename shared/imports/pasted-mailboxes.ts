import { domainOfEmail } from '../mailboxes/mailbox.ts'
import { type HandMadeMailbox, handMadeMailboxSchema } from '../orders/order.ts'
import { cleanCell } from './clean.ts'
import { type CutRow, cutRows, type Separator } from './cut.ts'

/** One pasted line: what it says, and what is wrong with it. */
export type PastedLine = {
  /** From 1, as an editor counts. */
  readonly line: number
  readonly email: string
  readonly mailbox: HandMadeMailbox | null
  /** A port was missing, and the mailbox has the usual one for TLS. */
  readonly usualPorts?: true
  readonly problem?: string
}

export type PastedMailboxes = {
  readonly lines: readonly PastedLine[]
  /** Titles of columns that are not read. */
  readonly leftOut: readonly string[]
}

type Field = keyof HandMadeMailbox
type Part = Field | 'smtpPassword'

/** Titles of each part, in lower case without spaces and signs, the likeliest first. */
const titlesOf: Readonly<Record<Part, readonly string[]>> = {
  email: ['email', 'emailaddress', 'address', 'mailbox', 'mail', 'username', 'login', 'user'],
  password: ['password', 'pass', 'emailpassword', 'passwort', 'imappassword'],
  smtpPassword: ['smtppassword'],
  firstName: ['firstname', 'vorname', 'givenname'],
  lastName: ['lastname', 'nachname', 'surname'],
  imapHost: ['imaphost', 'imapserver', 'imap', 'incomingserver', 'incominghost'],
  imapPort: ['imapport', 'incomingport'],
  smtpHost: ['smtphost', 'smtpserver', 'smtp', 'outgoingserver', 'outgoinghost'],
  smtpPort: ['smtpport', 'outgoingport'],
}
const parts: readonly Part[] = [
  'email',
  'password',
  'smtpPassword',
  'firstName',
  'lastName',
  'imapHost',
  'imapPort',
  'smtpHost',
  'smtpPort',
]
/** The ports of IMAP and SMTP with TLS from the first byte. */
const usualPorts = { imapPort: 993, smtpPort: 465 } as const

/** The part that each column is; undefined: the column is not read. */
type Columns = readonly (Part | undefined)[]

/**
 * Reads CSV or rows of a spreadsheet by their titles, or lines of an address and a password. A line
 * without titles that has more is a problem, because any part of it could be the password. `names`
 * are the domains of the order: an address at another one is a problem.
 */
export function readMailboxes(text: string, names: ReadonlySet<string>): PastedMailboxes {
  const lines = text.split(/\r\n|\r|\n/).map((typed, at) => ({ line: at + 1, typed }))
  const filled = lines.filter(({ typed }) => typed.trim() !== '')
  const titles = filled[0]?.typed ?? ''
  const separator = separatorOf(titles)
  const titleCells = cut(titles, separator).cells
  const columns = columnsOf(titleCells)
  const seen = new Map<string, number>()
  const read = (columns === null ? filled : filled.slice(1)).map(({ line, typed }) => {
    const own = columns === null ? separatorOf(typed) : separator
    const found = readLine(line, cut(typed, own), columns)
    const problem = found.problem ?? strangerProblem(found.email, names)
    if (problem !== undefined) return { line, email: found.email, mailbox: null, problem }
    const twin = seen.get(found.email)
    if (twin !== undefined)
      return { ...found, mailbox: null, problem: `The same address as in line ${twin}.` }
    seen.set(found.email, line)
    return found
  })
  const leftOut = titleCells.filter(
    (title, at) => title !== '' && columns !== null && columns[at] === undefined,
  )
  return { lines: read, leftOut }
}

/** The separator after the first part; null: blanks, so that a password contains none. */
function separatorOf(line: string): Separator | null {
  const sign = /^\s*(?:"[^"]*"|[^\s,;"]*) *([\t,;]?)/.exec(line)?.[1]
  return sign === '\t' || sign === ',' || sign === ';' ? sign : null
}

type Cut = Pick<CutRow, 'cells'> & { readonly problem?: string }

function cut(line: string, separator: Separator | null): Cut {
  if (separator === null) return { cells: line.trim().split(/\s+/) }
  const [row] = cutRows(line, { separator })
  if (row === undefined) return { cells: [] }
  const cells = row.cells.map(cleanCell)
  // a quote inside a password is part of it; one at its beginning is odd
  const isOdd = row.troubles.some(
    ({ column }) => row.isQuoted || (cells[column] ?? '').startsWith('"'),
  )
  return isOdd ? { cells, problem: quoteProblem } : { cells }
}

const quoteProblem =
  'A quote is opened and not closed. If it belongs to the password, double it and put quotes around.'
const moreProblem =
  'More than an address and a password. Put titles above, such as Address, Password, First name.'

function readLine(line: number, { cells, problem }: Cut, columns: Columns | null): PastedLine {
  const values = valuesOf(cells, columns ?? ['email', 'password'])
  const email = (values.email ?? '').toLowerCase()
  const wrong = problem ?? tooMany(cells, columns) ?? partsProblem(values)
  if (wrong !== undefined) return { line, email, mailbox: null, problem: wrong }
  const { imapHost, smtpHost } = values
  const imap = hostOf(imapHost, values.imapPort, usualPorts.imapPort)
  const smtp = hostOf(smtpHost, values.smtpPort, usualPorts.smtpPort)
  const { firstName, lastName, password = '' } = values
  const parsed = handMadeMailboxSchema.safeParse({
    email,
    password,
    ...(firstName !== undefined && { firstName }),
    ...(lastName !== undefined && { lastName }),
    ...(imap.host !== undefined && { imapHost: imap.host }),
    ...(imap.port !== undefined && { imapPort: imap.port }),
    ...(smtp.host !== undefined && { smtpHost: smtp.host }),
    ...(smtp.port !== undefined && { smtpPort: smtp.port }),
  })
  if (parsed.success) {
    const read = { line, email, mailbox: parsed.data }
    return imap.isUsual || smtp.isUsual ? { ...read, usualPorts: true } : read
  }
  const [first] = parsed.error.issues
  return { line, email, mailbox: null, problem: sentence(first?.path[0], first?.message) }
}

type Values = Readonly<Partial<Record<Part, string>>>

function valuesOf(cells: readonly string[], columns: Columns): Values {
  const values: Partial<Record<Part, string>> = {}
  for (const [at, part] of columns.entries()) {
    const cell = cells[at] ?? ''
    if (part !== undefined && cell !== '') values[part] = cell
  }
  return values
}

/** The problem of cells without a column, which would be lost: most likely parts of a password. */
function tooMany(cells: readonly string[], columns: Columns | null): string | undefined {
  const filled = cells.findLastIndex(cell => cell !== '') + 1
  if (columns === null) return filled > 2 ? moreProblem : undefined
  return filled > columns.length
    ? 'More parts than titles. Put a password with commas in quotes.'
    : undefined
}

/** The problem of a part that may be a password in the wrong column, or of two passwords. */
function partsProblem(values: Values): string | undefined {
  const { password, smtpPassword } = values
  if (smtpPassword !== undefined && password !== undefined && smtpPassword !== password)
    return 'The passwords for IMAP and SMTP differ; one mailbox has one.'
  const isOddName = [values.firstName, values.lastName].some(
    name => name !== undefined && !/^[\p{L}\p{M}][\p{L}\p{M}\s.,'’()-]*$/u.test(name),
  )
  return isOddName ? 'A name has figures or signs: is it the password?' : undefined
}

type Host = { readonly host?: string; readonly port?: number; readonly isUsual: boolean }

/** Reads "imap.acme.com:993", or host and port of two columns; `usual`: the port if none is given. */
function hostOf(typed: string | undefined, port: string | undefined, usual: number): Host {
  const [, host = '', own] = /^(.*?)(?::(\d+))?$/.exec(typed ?? '') ?? []
  const given = port ?? own
  if (host === '')
    return { ...(given !== undefined && { port: Number(given) }), isUsual: false }
  return given === undefined
    ? { host, port: usual, isUsual: true }
    : { host, port: Number(given), isUsual: false }
}

function strangerProblem(email: string, names: ReadonlySet<string>): string | undefined {
  const domain = domainOfEmail(email)
  return names.has(domain) ? undefined : `${domain} is not a domain of this order.`
}

/** The columns by a line of titles; null: it is none. Of two for one part the likelier title counts. */
function columnsOf(cells: readonly string[]): Columns | null {
  const plain = cells.map(cell => cell.toLowerCase().replace(/[^a-z]/g, ''))
  const found = new Map<number, Part>()
  for (const part of parts) {
    const title = titlesOf[part].find(one => plain.includes(one))
    if (title !== undefined) found.set(plain.indexOf(title), part)
  }
  const isThere = (part: Part) => [...found.values()].includes(part)
  return isThere('email') && isThere('password') ? cells.map((_, at) => found.get(at)) : null
}

function sentence(field: PropertyKey | undefined, message = 'This is not valid.'): string {
  return field === 'email' ? 'This is no e-mail address.' : message
}
