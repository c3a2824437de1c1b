import type { Format } from './format.ts'

// Formats of the programs that send. What no profile says stays blank, and is set there.

const instantlyColumns: Format['columns'] = [
  ['Email', 'email'],
  ['First Name', 'firstName'],
  ['Last Name', 'lastName'],
  ['IMAP Username', 'email'],
  ['IMAP Password', 'password'],
  ['IMAP Host', 'imapHost'],
  ['IMAP Port', 'imapPort'],
  ['SMTP Username', 'email'],
  ['SMTP Password', 'password'],
  ['SMTP Host', 'smtpHost'],
  ['SMTP Port', 'smtpPort'],
  ['Daily Limit', 'dailyLimit'],
  ['Warmup Enabled', 'hasWarmUpUpper'],
  ['Warmup Limit', 'warmUpMost'],
  ['Warmup Increment', 'warmUpIncrease'],
]

export const instantly: Format = {
  file: 'csv',
  columns: instantlyColumns,
  needsHosts: true,
}

export const smartlead: Format = {
  file: 'csv',
  columns: [
    ['from_name', 'fullName'],
    ['from_email', 'email'],
    ['user_name', 'email'],
    ['password', 'password'],
    ['smtp_host', 'smtpHost'],
    ['smtp_port', 'smtpPort'],
    ['imap_host', 'imapHost'],
    ['imap_port', 'imapPort'],
    ['max_email_per_day', 'dailyLimit'],
    ['custom_tracking_url', 'trackingDomain'],
    ['warmup_enabled', 'hasWarmUpLower'],
    ['total_warmup_per_day', 'warmUpMost'],
    ['daily_rampup', 'warmUpIncrease'],
    ['reply_rate_percentage', 'replyRate'],
    ['bcc', 'blank'],
    ['signature', 'signatureHtml'],
    ['different_reply_to_address', 'blank'],
    ['imap_user_name', 'email'],
    ['imap_password', 'password'],
  ],
  needsHosts: true,
}

export const emailBison: Format = {
  file: 'csv',
  columns: [
    ['Name', 'fullName'],
    ['Email', 'email'],
    ['Password', 'password'],
    ['IMAP Server', 'imapHost'],
    ['IMAP Port', 'imapPort'],
    ['SMTP Server', 'smtpHost'],
    ['SMTP Port', 'smtpPort'],
    ['Daily Limit', 'dailyLimit'],
    ['SMTP Secure', 'smtpSecure'],
    ['IMAP Secure', 'imapSecure'],
  ],
  needsHosts: true,
}

export const plusVibe: Format = {
  file: 'csv',
  columns: [
    ['first_name', 'firstName'],
    ['last_name', 'lastName'],
    ['email', 'email'],
    ['daily_limit', 'dailyLimit'],
    ['username', 'email'],
    ['password', 'password'],
    ['imap_host', 'imapHost'],
    ['imap_port', 'imapPort'],
    ['smtp_host', 'smtpHost'],
    ['smtp_port', 'smtpPort'],
    ['smtp_username', 'email'],
    ['smtp_password', 'password'],
    ['tags', 'tags'],
    ['min_interval', 'blank'],
    ['enable_camp_rampup', 'blank'],
    ['camp_rampup_start', 'blank'],
    ['camp_rampup_increment', 'blank'],
    ['enable_warmup', 'hasWarmUpYes'],
    ['warmup_daily_limit', 'warmUpMost'],
    ['enable_warmup_rampup', 'warmUpGrowsYes'],
    ['warmup_rampup_start', 'warmUpStart'],
    ['warmup_rampup_increment', 'warmUpIncrease'],
  ],
  needsHosts: true,
}

export const reachInbox: Format = {
  file: 'csv',
  columns: [
    ...instantlyColumns,
    ['Tracking Domain', 'trackingDomain'],
    ['Warmup Filter Tag', 'blank'],
    ['Warmup On Weekdays', 'blank'],
    ['Warmup Open Rate', 'blank'],
    ['Warmup Spam Protection Rate', 'blank'],
    ['Warmup Mark As Important Rate', 'blank'],
  ],
  needsHosts: true,
}

/** The help page of Snov.io names the fields, keeps to this order and takes 100 accounts a file. */
export const snov: Format = {
  file: 'csv',
  columns: [
    ['From email', 'email'],
    ['From name', 'fullName'],
    ['SMTP host', 'smtpHost'],
    ['SMTP port', 'smtpPort'],
    ['Password', 'password'],
    ['IMAP host', 'imapHost'],
    ['IMAP port', 'imapPort'],
  ],
  needsHosts: true,
  mostRows: 100,
}

/** The help page of Woodpecker names these fields, all mandatory, and takes 200 accounts a file. */
export const woodpecker: Format = {
  file: 'csv',
  columns: [
    ['SMTP email', 'email'],
    ['SMTP login', 'email'],
    ['SMTP password', 'password'],
    ['SMTP server', 'smtpHost'],
    ['SMTP port', 'smtpPort'],
    ['SMTP from name', 'fullName'],
    ['IMAP email', 'email'],
    ['IMAP password', 'password'],
    ['IMAP server', 'imapHost'],
    ['IMAP port', 'imapPort'],
  ],
  needsHosts: true,
  mostRows: 200,
}

export const lemlist: Format = {
  file: 'csv',
  columns: [
    ['email', 'email'],
    ['firstName', 'firstName'],
    ['lastName', 'lastName'],
    ['smtpUsername', 'email'],
    ['smtpPassword', 'password'],
    ['smtpHost', 'smtpHost'],
    ['smtpPort', 'smtpPort'],
    ['imapUsername', 'email'],
    ['imapPassword', 'password'],
    ['imapHost', 'imapHost'],
    ['imapPort', 'imapPort'],
  ],
  needsHosts: true,
}

export const reply: Format = {
  file: 'csv',
  columns: [
    ['Email', 'email'],
    ['First Name', 'firstName'],
    ['Last Name', 'lastName'],
    ['SMTP Host', 'smtpHost'],
    ['SMTP Port', 'smtpPort'],
    ['SMTP Login', 'email'],
    ['SMTP Password', 'password'],
    ['IMAP Host', 'imapHost'],
    ['IMAP Port', 'imapPort'],
    ['IMAP Login', 'email'],
    ['IMAP Password', 'password'],
  ],
  needsHosts: true,
}
