import type { ExportFormat } from '../../shared/settings/settings.ts'
import type { Format } from './format.ts'
import { emailBison, instantly, plusVibe, smartlead } from './sequencers.ts'

/** Every export format. Titles of columns are those of the programs that read the files. */
export const formats: Record<ExportFormat, Format> = {
  generic: {
    columns: [
      ['email', 'email'],
      ['password', 'password'],
      ['first_name', 'firstName'],
      ['last_name', 'lastName'],
      ['domain', 'domain'],
      ['order_id', 'orderId'],
      ['imap_host', 'imapHost'],
      ['imap_port', 'imapPort'],
      ['smtp_host', 'smtpHost'],
      ['smtp_port', 'smtpPort'],
    ],
    needsHosts: false,
  },
  instantly,
  smartlead,
  emailbison: emailBison,
  plusvibe: plusVibe,
  'private-smtp': {
    columns: [
      ['First Name', 'firstName'],
      ['Last Name', 'lastName'],
      ['Email Address', 'email'],
      ['Password', 'password'],
      ['Org Unit Path [Required]', 'rootUnit'],
    ],
    needsHosts: false,
  },
}
