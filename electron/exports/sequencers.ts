import type { ExportMailbox, Format } from './format.ts'

// Formats of the programs that send. Limits and warm-up are set there, so their cells are blank.

export const instantly: Format = {
  columns: [
    'Email',
    'First Name',
    'Last Name',
    'IMAP Username',
    'IMAP Password',
    'IMAP Host',
    'IMAP Port',
    'SMTP Username',
    'SMTP Password',
    'SMTP Host',
    'SMTP Port',
    'Daily Limit',
    'Warmup Enabled',
    'Warmup Limit',
    'Warmup Increment',
  ],
  row: one => [
    one.email,
    one.firstName,
    one.lastName,
    one.email,
    one.password,
    one.imapHost,
    one.imapPort,
    one.email,
    one.password,
    one.smtpHost,
    one.smtpPort,
    null,
    null,
    null,
    null,
  ],
  needsHosts: true,
}

export const smartlead: Format = {
  columns: [
    'from_name',
    'from_email',
    'user_name',
    'password',
    'smtp_host',
    'smtp_port',
    'imap_host',
    'imap_port',
    'max_email_per_day',
    'custom_tracking_url',
    'warmup_enabled',
    'total_warmup_per_day',
    'daily_rampup',
    'reply_rate_percentage',
    'bcc',
    'signature',
    'different_reply_to_address',
    'imap_user_name',
    'imap_password',
  ],
  row: one => [
    nameOf(one),
    one.email,
    one.email,
    one.password,
    one.smtpHost,
    one.smtpPort,
    one.imapHost,
    one.imapPort,
    ...blank(9),
    one.email,
    one.password,
  ],
  needsHosts: true,
}

export const emailBison: Format = {
  columns: [
    'Name',
    'Email',
    'Password',
    'IMAP Server',
    'IMAP Port',
    'SMTP Server',
    'SMTP Port',
    'Daily Limit',
    'SMTP Secure',
    'IMAP Secure',
  ],
  row: one => [
    nameOf(one),
    one.email,
    one.password,
    one.imapHost,
    one.imapPort,
    one.smtpHost,
    one.smtpPort,
    ...blank(1),
    String(one.smtpPort === 465),
    String(one.imapPort === 993),
  ],
  needsHosts: true,
}

export const plusVibe: Format = {
  columns: [
    'first_name',
    'last_name',
    'email',
    'daily_limit',
    'username',
    'password',
    'imap_host',
    'imap_port',
    'smtp_host',
    'smtp_port',
    'smtp_username',
    'smtp_password',
    'tags',
    'min_interval',
    'enable_camp_rampup',
    'camp_rampup_start',
    'camp_rampup_increment',
    'enable_warmup',
    'warmup_daily_limit',
    'enable_warmup_rampup',
    'warmup_rampup_start',
    'warmup_rampup_increment',
  ],
  row: one => [
    one.firstName,
    one.lastName,
    one.email,
    ...blank(1),
    one.email,
    one.password,
    one.imapHost,
    one.imapPort,
    one.smtpHost,
    one.smtpPort,
    one.email,
    one.password,
    ...blank(10),
  ],
  needsHosts: true,
}

function nameOf({ firstName, lastName }: ExportMailbox): string {
  return `${firstName} ${lastName}`.trim()
}

function blank(count: number): readonly null[] {
  return Array.from({ length: count }, () => null)
}
