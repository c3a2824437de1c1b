import { plainTitle, titles } from '../imports/titles.ts'

/** Where a field stands in the list that staff choose from. */
export const fieldGroups = ['mailbox', 'servers', 'order', 'sequencer', 'other'] as const
export type FieldGroup = (typeof fieldGroups)[number]

export const fieldGroupWords: Record<FieldGroup, string> = {
  mailbox: 'Mailbox',
  servers: 'Servers',
  order: 'Order',
  sequencer: 'Sequencer settings',
  other: 'Other',
}

type FieldWords = {
  readonly label: string
  readonly group: FieldGroup
  /** Titles by which a column is taken for the field; case, spaces, signs and accents do not count. */
  readonly titles: readonly string[]
}

/** Each beginning with each ending: "SMTP" and "host" make "SMTP host". */
const each = (beginnings: string, endings: string) =>
  titles(beginnings).flatMap(one => titles(endings).map(other => `${one} ${other}`))

const smtp = 'SMTP, Outgoing, Outgoing mail, SMTP server'
const imap = 'IMAP, Incoming, Incoming mail, IMAP server'
const sender = 'From, Sender, SMTP from, IMAP from'

/** What a column of a custom format can have, and all that is known of it. */
const words = {
  email: {
    label: 'Address',
    group: 'mailbox',
    titles: [
      ...titles(
        `E-mail, E-mail address, Mail, Mailbox, Mailbox address, E-mail account, Account
         e-mail, Inbox, Inbox e-mail, Address, E-Mail-Adresse, Postfach`,
      ),
      ...each(`${sender}, SMTP, IMAP`, 'e-mail, e-mail address, mail, address'),
    ],
  },
  userName: {
    label: 'User name (the address)',
    group: 'mailbox',
    titles: [
      ...titles('User name, User, Login, Log in, Login name, Account name, Benutzername'),
      ...each(`${smtp}, ${imap}`, 'user name, user, login, login name, account'),
    ],
  },
  password: {
    label: 'Password',
    group: 'mailbox',
    titles: [
      ...titles(
        'Password, Pass, Pwd, App password, E-mail password, Mailbox password, Passwort, Mot de passe, Contraseña',
      ),
      ...each(`${smtp}, ${imap}`, 'password, pass, pwd, app password'),
    ],
  },
  firstName: {
    label: 'First name',
    group: 'mailbox',
    titles: titles(
      'First name, First, Given name, Sender first name, From first name, Vorname, Prénom, Nombre',
    ),
  },
  lastName: {
    label: 'Last name',
    group: 'mailbox',
    titles: titles(
      'Last name, Last, Surname, Family name, Sender last name, From last name, Nachname, Nom, Apellido',
    ),
  },
  fullName: {
    label: 'First and last name',
    group: 'mailbox',
    titles: [
      ...titles('Name, Full name, Display name, Sender, Sender display name'),
      ...each(sender, 'name, full name'),
    ],
  },
  prefix: {
    label: 'Prefix (before the @)',
    group: 'mailbox',
    titles: titles('Prefix, Local part, Alias, E-mail prefix'),
  },
  domain: {
    label: 'Domain',
    group: 'mailbox',
    titles: titles('Domain, Domain name, E-mail domain, Sending domain, Sender domain'),
  },
  smtpHost: server('SMTP host', `${smtp}, Sending`, 'host, server, hostname, host name'),
  smtpPort: server('SMTP port', `${smtp}, Sending`, 'port'),
  smtpSecure: server(
    'SMTP by TLS from the start: true or false',
    smtp,
    'secure, SSL, TLS, use SSL, use TLS, is secure, SSL TLS, SSL enabled, TLS enabled',
  ),
  smtpEncryption: server(
    'SMTP encryption: SSL or STARTTLS',
    smtp,
    'encryption, security, encryption type, security type, connection security',
  ),
  imapHost: server('IMAP host', `${imap}, Receiving`, 'host, server, hostname, host name'),
  imapPort: server('IMAP port', `${imap}, Receiving`, 'port'),
  imapSecure: server(
    'IMAP by TLS from the start: true or false',
    imap,
    'secure, SSL, TLS, use SSL, use TLS, is secure, SSL TLS, SSL enabled, TLS enabled',
  ),
  imapEncryption: server(
    'IMAP encryption: SSL or STARTTLS',
    imap,
    'encryption, security, encryption type, security type, connection security',
  ),
  customer: {
    label: 'Customer',
    group: 'order',
    titles: titles('Customer, Customer name, Client, Client name, Kunde, Workspace'),
  },
  orderId: {
    label: 'Order number',
    group: 'order',
    titles: titles('Order, Order ID, Order number, Order no, Bestellnummer'),
  },
  plan: { label: 'Plan', group: 'order', titles: titles('Plan, Plan name') },
  dailyLimit: {
    label: 'E-mails a day',
    group: 'sequencer',
    titles: titles(
      `Daily limit, Daily sending limit, Daily send limit, Daily e-mail limit, E-mails per
       day, Max e-mails per day, Max e-mail per day, Sending limit, Limit per day, Messages
       per day, Daily campaign limit, Daily max`,
    ),
  },
  hasWarmUp: {
    label: 'Warm-up: true or false',
    group: 'sequencer',
    titles: titles(
      `Warm-up, Warm-up enabled, Enable warm-up, Warm-up on, Is warm-up enabled, Warm-up
       status, Use warm-up`,
    ),
  },
  warmUpGrows: {
    label: 'Warm-up grows: true or false',
    group: 'sequencer',
    titles: titles('Enable warm-up ramp-up, Warm-up ramp-up enabled, Enable ramp-up'),
  },
  warmUpStart: {
    label: 'Warm-up: first day',
    group: 'sequencer',
    titles: titles(
      'Warm-up start, Warm-up ramp-up start, Warm-up initial, Warm-up initial volume, Warm-up starting value',
    ),
  },
  warmUpIncrease: {
    label: 'Warm-up: more each day',
    group: 'sequencer',
    titles: titles(
      `Warm-up increment, Warm-up increase, Warm-up ramp-up increment, Warm-up daily
       increment, Daily ramp-up, Increase per day, Warm-up step, Warm-up ramp-up`,
    ),
  },
  warmUpMost: {
    label: 'Warm-up: most a day',
    group: 'sequencer',
    titles: titles(
      `Warm-up limit, Warm-up daily limit, Warm-up max, Warm-up per day, Total warm-up per
       day, Max warm-up per day, Warm-up e-mails per day, Warm-up volume`,
    ),
  },
  replyRate: {
    label: 'Reply rate',
    group: 'sequencer',
    titles: titles(
      'Reply rate, Reply rate percentage, Warm-up reply rate, Reply rate percent, Reply percentage',
    ),
  },
  signature: {
    label: 'Signature as text',
    group: 'sequencer',
    titles: titles('Signature, E-mail signature, Signature text'),
  },
  signatureHtml: {
    label: 'Signature as HTML',
    group: 'sequencer',
    titles: titles('Signature HTML, HTML signature, E-mail signature HTML'),
  },
  trackingDomain: {
    label: 'Tracking domain',
    group: 'sequencer',
    titles: titles(
      `Tracking domain, Custom tracking domain, Tracking URL, Custom tracking URL, Tracking
       host, Custom domain`,
    ),
  },
  tags: {
    label: 'Tags',
    group: 'sequencer',
    titles: titles('Tags, Tag, Labels, Label, Account tags'),
  },
  text: { label: 'A fixed text', group: 'other', titles: [] },
  empty: { label: 'Empty', group: 'other', titles: [] },
} as const satisfies Readonly<Record<string, FieldWords>>

function server(label: string, beginnings: string, endings: string) {
  return { label, group: 'servers', titles: each(beginnings, endings) } as const
}

export type CustomField = keyof typeof words
export const customFieldWords: Readonly<Record<CustomField, FieldWords>> = words
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of this very record
export const customFields = Object.keys(words) as [CustomField, ...CustomField[]]

const meanings: ReadonlyMap<string, CustomField> = new Map(
  customFields.flatMap(field =>
    customFieldWords[field].titles.map(title => [plainTitle(title), field] as const),
  ),
)

/** The field that a title probably means, also with a remark in brackets; null: none is known. */
export const guessField = (title: string): CustomField | null =>
  meanings.get(plainTitle(title)) ??
  meanings.get(plainTitle(title.replace(/[([{].*/s, ''))) ??
  null

/** Fields without which a target could not reach a mailbox. */
export const hostFields: ReadonlySet<CustomField> = new Set([
  'imapHost',
  'imapPort',
  'smtpHost',
  'smtpPort',
])

/** Fields that say yes or no, in the words of the format. */
export const truthFields: ReadonlySet<CustomField> = new Set([
  'smtpSecure',
  'imapSecure',
  'hasWarmUp',
  'warmUpGrows',
])
