import { hostFields } from '../../shared/exports/custom-fields.ts'
import type { CustomFormat } from '../../shared/exports/custom-format.ts'
import { formatChecks } from '../../shared/exports/formats.ts'
import type { BuiltInFormat } from '../../shared/settings/settings.ts'
import { countOf } from '../../shared/text/count-of.ts'
import { monthText, numberText } from '../../shared/text/locale.ts'
import { startOfMonth } from '../../shared/text/month.ts'

/** What a format is for, under its name. */
const exportUses: Record<BuiltInFormat, string> = {
  generic: 'Every column, for a spreadsheet or any other tool',
  xlsx: 'Every column, passwords as they are',
  json: 'Every column, for scripts',
  instantly: 'Needs hosts',
  smartlead: 'Needs hosts',
  emailbison: 'Needs hosts',
  plusvibe: 'Formerly Pipl.ai; needs hosts',
  reachinbox: 'Needs hosts',
  snov: 'A file for each 100 mailboxes; needs hosts',
  woodpecker: 'A file for each 200 mailboxes; needs hosts',
  lemlist: 'Needs hosts',
  reply: 'Needs hosts',
  'private-smtp': 'Names and passwords for private SMTP tools',
}

/** What a format is for, and what its columns were compared with, in one line. */
export function formatWords(format: BuiltInFormat): string {
  const check = checkWords(format)
  return check === '' ? exportUses[format] : `${exportUses[format]} · ${check}`
}

/** As `formatWords`, of a format that staff made. */
export function customWords({ columns, mostRows }: CustomFormat): string {
  const words = [
    `Made here, ${countOf(columns.length, 'column')}`,
    mostRows !== undefined && `a file for each ${numberText(mostRows)} mailboxes`,
    columns.some(({ field }) => hostFields.has(field)) && 'needs hosts',
  ]
  return words.filter(word => word !== false).join('; ')
}

/** What the columns were compared with; '' for formats that are ours. */
function checkWords(format: BuiltInFormat): string {
  const check = formatChecks[format]
  if (check === 'own') return ''
  return check === 'not-checked'
    ? 'Not checked'
    : `Checked against documents in ${monthText(startOfMonth(check.month))}`
}
