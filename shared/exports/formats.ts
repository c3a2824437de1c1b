import { z } from 'zod'
import { type BuiltInFormat, type ExportFormat, exportFormats } from '../settings/settings.ts'

const customName = /^custom:([1-9]\d{0,14})$/

/** A format by its name: a built-in one, or `custom:` and the id of one that staff made. */
export const exportFormat = z.union([
  z.enum(exportFormats),
  z.custom<`custom:${number}`>(name => typeof name === 'string' && customName.test(name)),
])

/** The name of a format that staff made. */
export const customFormat = (id: number): ExportFormat => `custom:${id}`

/** The id of a format that staff made; null: it is built in. */
export function customFormatId(format: ExportFormat): number | null {
  const id = customName.exec(format)?.[1]
  return id === undefined ? null : Number(id)
}

export const isBuiltIn = (format: ExportFormat): format is BuiltInFormat =>
  customFormatId(format) === null

export const exportFormatWords: Record<BuiltInFormat, string> = {
  generic: 'Generic CSV',
  xlsx: 'Excel workbook',
  json: 'JSON',
  instantly: 'Instantly',
  smartlead: 'Smartlead',
  emailbison: 'EmailBison',
  plusvibe: 'PlusVibe',
  reachinbox: 'ReachInbox',
  snov: 'Snov.io',
  woodpecker: 'Woodpecker',
  lemlist: 'Lemlist',
  reply: 'Reply.io',
  'private-smtp': 'Private SMTP',
}

/**
 * What the columns of a format were compared with: a month in which the target's own documents
 * named them; `not-checked`: other programs write them so, or nothing tells; `own`: the format is
 * ours. `docs/guide/exports.md` has the reasons.
 */
export type FormatCheck = 'own' | 'not-checked' | { readonly month: string }

const november: FormatCheck = { month: '2026-11' }

export const formatChecks: Record<BuiltInFormat, FormatCheck> = {
  generic: 'own',
  xlsx: 'own',
  json: 'own',
  instantly: 'not-checked',
  smartlead: november,
  emailbison: 'not-checked',
  plusvibe: november,
  reachinbox: 'not-checked',
  snov: november,
  woodpecker: 'not-checked',
  lemlist: 'not-checked',
  reply: 'not-checked',
  'private-smtp': 'not-checked',
}

/** What a format is called; `name` is that of a custom one, absent where it was deleted. */
export const formatTitle = (format: ExportFormat, name: string | null | undefined): string =>
  isBuiltIn(format) ? exportFormatWords[format] : (name ?? 'Deleted format')

/** Whether a format is that of a program that reads its file by these very columns. */
export const isOfTarget = (format: ExportFormat): boolean =>
  !isBuiltIn(format) || (formatChecks[format] !== 'own' && format !== 'private-smtp')
