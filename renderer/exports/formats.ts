import type { ExportFormat } from '../../shared/settings/settings.ts'

/** What a format is for, under its name. */
export const exportUses: Record<ExportFormat, string> = {
  generic: 'Every column, for a spreadsheet or any other tool',
  instantly: 'For the import of Instantly; needs hosts',
  smartlead: 'For the import of Smartlead; needs hosts',
  emailbison: 'For the import of EmailBison; needs hosts',
  plusvibe: 'For PlusVibe, formerly Pipl.ai; needs hosts',
  'private-smtp': 'Names and passwords for private SMTP tools',
}
