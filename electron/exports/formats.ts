import type { ExportFormat } from '../../shared/settings.ts'
import type { Format } from './format.ts'
import { emailBison, instantly, plusVibe, smartlead } from './sequencers.ts'

/** File formats; header names are those of the programs that read them. */
export const formats: Record<ExportFormat, Format> = {
  generic: {
    columns: [
      'email',
      'password',
      'first_name',
      'last_name',
      'domain',
      'order_id',
      'imap_host',
      'imap_port',
      'smtp_host',
      'smtp_port',
    ],
    row: one => [
      one.email,
      one.password,
      one.firstName,
      one.lastName,
      one.domain,
      one.orderId,
      one.imapHost,
      one.imapPort,
      one.smtpHost,
      one.smtpPort,
    ],
    needsHosts: false,
  },
  instantly,
  smartlead,
  emailbison: emailBison,
  plusvibe: plusVibe,
  'private-smtp': {
    columns: [
      'First Name',
      'Last Name',
      'Email Address',
      'Password',
      'Org Unit Path [Required]',
    ],
    row: one => [one.firstName, one.lastName, one.email, one.password, '/'],
    needsHosts: false,
  },
}
