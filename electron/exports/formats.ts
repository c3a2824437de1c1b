import type { ExportFormat } from '../../shared/settings/settings.ts'
import type { Format } from './format.ts'
import {
  emailBison,
  instantly,
  lemlist,
  plusVibe,
  reachInbox,
  reply,
  smartlead,
  snov,
  woodpecker,
} from './sequencers.ts'

/** All that is known of a mailbox, for whoever reads the file. */
const everyColumn: Format['columns'] = [
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
]

/** Its columns are those that other programs were told of; a profile only adds to them. */
const everything = {
  columns: everyColumn,
  profileColumns: [
    ['daily_limit', 'dailyLimit'],
    ['warmup_enabled', 'hasWarmUpLower'],
    ['warmup_start', 'warmUpStart'],
    ['warmup_increase', 'warmUpIncrease'],
    ['warmup_limit', 'warmUpMost'],
    ['reply_rate', 'replyRate'],
    ['signature', 'signature'],
    ['tracking_domain', 'trackingDomain'],
    ['tags', 'tags'],
  ],
  needsHosts: false,
} as const satisfies Omit<Format, 'file'>

/** Every export format. Titles of columns are those of the programs that read the files. */
export const formats: Record<ExportFormat, Format> = {
  generic: { file: 'csv', ...everything },
  xlsx: { file: 'xlsx', ...everything },
  json: { file: 'json', ...everything },
  instantly,
  smartlead,
  emailbison: emailBison,
  plusvibe: plusVibe,
  reachinbox: reachInbox,
  snov,
  woodpecker,
  lemlist,
  reply,
  'private-smtp': {
    file: 'csv',
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
