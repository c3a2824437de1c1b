import type { ExportFormat } from '../settings/settings.ts'

export const exportFormatWords: Record<ExportFormat, string> = {
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

export const formatChecks: Record<ExportFormat, FormatCheck> = {
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

/** Whether a format is that of a program that sends. */
export const isSequencer = (format: ExportFormat): boolean =>
  formatChecks[format] !== 'own' && format !== 'private-smtp'
