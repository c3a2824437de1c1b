import type { Format } from './format.ts'

// Formats of the programs that send. Limits and warm-up are set there, so their cells are blank.

export const instantly: Format = {
  columns: [
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
    ['Daily Limit', 'blank'],
    ['Warmup Enabled', 'blank'],
    ['Warmup Limit', 'blank'],
    ['Warmup Increment', 'blank'],
  ],
  needsHosts: true,
}

export const smartlead: Format = {
  columns: [
    ['from_name', 'fullName'],
    ['from_email', 'email'],
    ['user_name', 'email'],
    ['password', 'password'],
    ['smtp_host', 'smtpHost'],
    ['smtp_port', 'smtpPort'],
    ['imap_host', 'imapHost'],
    ['imap_port', 'imapPort'],
    ['max_email_per_day', 'blank'],
    ['custom_tracking_url', 'blank'],
    ['warmup_enabled', 'blank'],
    ['total_warmup_per_day', 'blank'],
    ['daily_rampup', 'blank'],
    ['reply_rate_percentage', 'blank'],
    ['bcc', 'blank'],
    ['signature', 'blank'],
    ['different_reply_to_address', 'blank'],
    ['imap_user_name', 'email'],
    ['imap_password', 'password'],
  ],
  needsHosts: true,
}

export const emailBison: Format = {
  columns: [
    ['Name', 'fullName'],
    ['Email', 'email'],
    ['Password', 'password'],
    ['IMAP Server', 'imapHost'],
    ['IMAP Port', 'imapPort'],
    ['SMTP Server', 'smtpHost'],
    ['SMTP Port', 'smtpPort'],
    ['Daily Limit', 'blank'],
    ['SMTP Secure', 'smtpSecure'],
    ['IMAP Secure', 'imapSecure'],
  ],
  needsHosts: true,
}

export const plusVibe: Format = {
  columns: [
    ['first_name', 'firstName'],
    ['last_name', 'lastName'],
    ['email', 'email'],
    ['daily_limit', 'blank'],
    ['username', 'email'],
    ['password', 'password'],
    ['imap_host', 'imapHost'],
    ['imap_port', 'imapPort'],
    ['smtp_host', 'smtpHost'],
    ['smtp_port', 'smtpPort'],
    ['smtp_username', 'email'],
    ['smtp_password', 'password'],
    ['tags', 'blank'],
    ['min_interval', 'blank'],
    ['enable_camp_rampup', 'blank'],
    ['camp_rampup_start', 'blank'],
    ['camp_rampup_increment', 'blank'],
    ['enable_warmup', 'blank'],
    ['warmup_daily_limit', 'blank'],
    ['enable_warmup_rampup', 'blank'],
    ['warmup_rampup_start', 'blank'],
    ['warmup_rampup_increment', 'blank'],
  ],
  needsHosts: true,
}
