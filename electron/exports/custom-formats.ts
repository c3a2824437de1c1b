import type { Reader } from '../../db/core/database.ts'
import { findFormat } from '../../db/exports/formats.ts'
import type { BorderFailure } from '../../shared/border/failure.ts'
import { fail, ok, type Result } from '../../shared/border/result.ts'
import { type CustomField, hostFields } from '../../shared/exports/custom-fields.ts'
import {
  type CustomColumn,
  type CustomFormat,
  falseWords,
  type Truth,
} from '../../shared/exports/custom-format.ts'
import { customFormatId, exportFormatWords, isBuiltIn } from '../../shared/exports/formats.ts'
import { prefixOfEmail } from '../../shared/mailboxes/mailbox.ts'
import type { ExportFormat } from '../../shared/settings/settings.ts'
import { refusal } from '../border/refusal.ts'
import { safeName } from './file-name.ts'
import { type ExportMailbox, type Format, type Part, parts } from './format.ts'
import { formats } from './formats.ts'

/** A format with what it is called. */
export type NamedFormat = {
  readonly key: ExportFormat
  readonly format: Format
  readonly title: string
  /** What the names of its files have. */
  readonly fileWord: string
  /** The name of a format of staff; null: it is built in. */
  readonly customName: string | null
}

/** Finds a format by its name; one of staff may have been deleted. */
export function namedFormat(tx: Reader, key: ExportFormat): Result<NamedFormat, BorderFailure> {
  if (isBuiltIn(key))
    return ok({
      key,
      format: formats[key],
      title: exportFormatWords[key],
      fileWord: key,
      customName: null,
    })
  const id = customFormatId(key) ?? 0
  const found = findFormat(tx, id)
  if (found === null) return fail(formatGone)
  const { name } = found
  return ok({
    key,
    format: formatOf(found),
    title: name,
    fileWord: safeName(name) || `format-${id}`,
    customName: name,
  })
}

const formatGone = refusal(
  'not_found',
  'This format was deleted. Choose another one, or make it again in Settings, Exports.',
)

/** The file that a format of staff describes. It needs hosts where a column has one. */
export function formatOf({ columns, separator, truth, mostRows }: CustomFormat): Format {
  return {
    file: 'csv',
    columns: columns.map(column => [column.title, partOfColumn(column, truth)] as const),
    needsHosts: columns.some(({ field }) => hostFields.has(field)),
    hasNames: columns.some(({ field }) => field === 'customer' || field === 'plan'),
    separator,
    ...(mostRows !== undefined && { mostRows }),
  }
}

type Told = boolean | null

const secure = (port: number | null, implicit: number): Told =>
  port === null ? null : port === implicit
const encryption = (port: number | null, implicit: number) =>
  port === null ? null : port === implicit ? 'SSL' : 'STARTTLS'

/** Where a field is a truth, what it is; each format writes it in its own words. */
const truthOf: Partial<Record<CustomField, (mailbox: ExportMailbox) => Told>> = {
  smtpSecure: one => secure(one.smtpPort, 465),
  imapSecure: one => secure(one.imapPort, 993),
  hasWarmUp: ({ profile }) => profile.hasWarmUp ?? null,
  warmUpGrows: ({ profile: { hasWarmUp, warmUpStart, warmUpIncrease } }) =>
    hasWarmUp === true && (warmUpStart ?? warmUpIncrease) !== undefined ? true : null,
}

type PlainField = Exclude<
  CustomField,
  'smtpSecure' | 'imapSecure' | 'hasWarmUp' | 'warmUpGrows' | 'text'
>

const partOfField: Record<PlainField, Part> = {
  email: parts.email,
  userName: parts.email,
  password: parts.password,
  firstName: parts.firstName,
  lastName: parts.lastName,
  fullName: parts.fullName,
  prefix: { kind: 'text', of: one => prefixOfEmail(one.email) },
  domain: parts.domain,
  smtpHost: parts.smtpHost,
  smtpPort: parts.smtpPort,
  smtpEncryption: { kind: 'text', of: one => encryption(one.smtpPort, 465) },
  imapHost: parts.imapHost,
  imapPort: parts.imapPort,
  imapEncryption: { kind: 'text', of: one => encryption(one.imapPort, 993) },
  customer: { kind: 'text', of: one => one.customer },
  orderId: parts.orderId,
  plan: { kind: 'text', of: one => one.plan },
  dailyLimit: parts.dailyLimit,
  warmUpStart: parts.warmUpStart,
  warmUpIncrease: parts.warmUpIncrease,
  warmUpMost: parts.warmUpMost,
  replyRate: parts.replyRate,
  signature: parts.signature,
  signatureHtml: parts.signatureHtml,
  trackingDomain: parts.trackingDomain,
  tags: parts.tags,
  empty: parts.blank,
}

function partOfColumn({ field, text = '' }: CustomColumn, truth: Truth): Part {
  // a negative number is no formula
  if (field === 'text')
    return { kind: /^-?\d+(?:\.\d+)?$/.test(text) ? 'numeral' : 'text', of: () => text }
  if (isPlain(field)) return partOfField[field]
  const told = truthOf[field]
  return {
    kind: 'text',
    of: mailbox => {
      const is = told?.(mailbox) ?? null
      return is === null ? null : is ? truth : falseWords[truth]
    },
  }
}

const isPlain = (field: CustomField): field is PlainField => Object.hasOwn(partOfField, field)
