import { z } from 'zod'
import { portNumber } from '../border/args.ts'
import { isPublicIpv4, splitServerAddress } from '../domains/ip-address.ts'
import { type LetterLanguage, letterLanguages } from '../letters/language.ts'
import { signatureText } from '../letters/template.ts'
import { defined, recordBy, recordOf } from '../record-of.ts'
import {
  listedKinds,
  type NotificationKind,
  notificationKinds,
} from '../records/notification.ts'
import {
  baseUrlName,
  clientIpNames,
  registrarIds,
  registrars,
} from '../registrars/catalogue.ts'
import { line, passwordLine } from '../text/line.ts'
import {
  columnWidthsSchema,
  mostOrderViews,
  orderColumnsSchema,
  orderViewSchema,
} from './table-views.ts'

export const modes = ['practice', 'live'] as const
export type Mode = (typeof modes)[number]
export const isMode = (value: unknown): value is Mode => modes.some(mode => mode === value)

const seconds = wholeNumber(1, 3600, 'Enter 1 to 3600 seconds.')
const host = line()
  .max(253)
  .regex(/^[a-zA-Z0-9.:-]*$/, 'Enter a host name without scheme or path.')
/** An IP address, perhaps with a port: `1.1.1.1`, `1.1.1.1:5353`, `[::1]:5353`. */
const resolver = line()
  .max(60)
  .refine(isResolver, 'Enter an IP address, with a port if it is not 53.')
const mailAddress = z.union([z.literal(''), z.email('Enter an e-mail address.').max(254)])
const publicIpv4 = z.union([
  z.literal(''),
  z
    .ipv4('Enter an IPv4 address.')
    .refine(
      isPublicIpv4,
      'This address is of a local network. Enter the public one, or leave it empty.',
    ),
])
const baseUrl = line()
  .max(500)
  .refine(isAllowedBaseUrl, 'Use https, or http on this computer only.')
/** The setting of the signature in a language. */
export type SignatureName = `${LetterLanguage}Signature`
export function signatureName<Language extends LetterLanguage>(
  language: Language,
): `${Language}Signature` {
  return `${language}Signature`
}
const nameOfDevice = 'Enter a name of at most 100 characters.'
const password = { password: passwordLine(500).optional() }

/** Days after the end of an order until its registrar keys are forgotten. */
export const retentionDays = z.union([
  z.int().min(0, 'At least 0 days.').max(3650, 'At most 3650 days.'),
  z.literal('always'),
])
export type RetentionDays = z.output<typeof retentionDays>

/** The formats that are built in. */
export const exportFormats = [
  'generic',
  'xlsx',
  'json',
  'instantly',
  'smartlead',
  'emailbison',
  'plusvibe',
  'reachinbox',
  'snov',
  'woodpecker',
  'lemlist',
  'reply',
  'private-smtp',
] as const
export type BuiltInFormat = (typeof exportFormats)[number]
/** A built-in format, or one that staff made, by its id. */
export type ExportFormat = BuiltInFormat | `custom:${number}`

/** Where the providers answer; an empty base URL means these. */
export const providerAddresses = {
  mailin: 'https://api.mailin.ai/api/v1/public',
  ...recordOf(registrarIds, id => registrars[id].baseUrl),
}

/**
 * Every setting but passwords, which are secrets: its schema, its value until it is saved, and that
 * in practice mode where it differs, because practice has no real address and is faster. What is
 * stored, shown and sent follows from this table.
 */
const groups = {
  mailin: {
    baseUrl: setting(baseUrl, providerAddresses.mailin, ''),
    email: setting(mailAddress, ''),
    deviceName: setting(line().min(1, nameOfDevice).max(100, nameOfDevice), 'project inbox'),
    timeoutSeconds: setting(seconds, 120),
    minGapMs: setting(wholeNumber(0, 60_000, 'Enter 0 to 60000 milliseconds.'), 2500, 100),
    batchSize: setting(wholeNumber(1, 100, 'Enter 1 to 100 mailboxes.'), 10),
  },
  registrars: {
    ...recordBy(registrarIds, baseUrlName, id => setting(baseUrl, registrars[id].baseUrl, '')),
    ...recordOf(clientIpNames, () => setting(publicIpv4, '')),
    keysKeptDays: setting(retentionDays, 30),
    /** RDAP is asked when domains without keys expire, which tells their names. */
    asksRdap: setting(z.boolean(), false),
  },
  polling: {
    intervalSeconds: setting(seconds, 60, 3),
    jobPollSeconds: setting(seconds, 10, 1),
  },
  mail: {
    host: setting(host, ''),
    port: setting(portNumber, 587),
    secure: setting(z.boolean(), false),
    user: setting(line().max(254), ''),
    from: setting(line().max(320), ''),
    agencyAddress: setting(mailAddress, ''),
    hold: setting(z.boolean(), false),
    /** The letter about a completed order waits until its mailboxes log in. */
    checkLogins: setting(z.boolean(), false),
  },
  /** The language of letters to whom no other was chosen, and what ends those in each language. */
  letters: {
    language: setting(z.enum(letterLanguages), letterLanguages[0]),
    ...recordBy(letterLanguages, signatureName, () => setting(signatureText, '')),
  },
  /** Hosts in exports of mailboxes for which Mailin named none. */
  defaults: {
    imapHost: setting(host, ''),
    imapPort: setting(portNumber.optional(), undefined),
    smtpHost: setting(host, ''),
    smtpPort: setting(portNumber.optional(), undefined),
  },
  /** Resolvers that a diagnosis asks besides the system's own. */
  diagnosis: {
    resolvers: setting(z.array(resolver).max(6, 'At most 6 resolvers.'), [
      '1.1.1.1',
      '8.8.8.8',
      '9.9.9.9',
    ]),
  },
  /** Which kinds of notifications are listed, from now on. */
  notifyInList: recordOf(listedKinds, () => setting(z.boolean(), true)),
  /** Which kinds the system's notifications tell, where those are on. */
  notifyOnDesktop: recordOf(notificationKinds, kind =>
    setting(z.boolean(), isFirstOnDesktop(kind)),
  ),
} as const
const single = { automationEnabled: setting(z.boolean(), true) } as const

/** What `settings.save` takes; every key may be left out and then stays as it is. */
export const settingsSchema = partly(single).extend({
  mode: z.enum(modes).optional(),
  mailin: partly(groups.mailin).extend(password).optional(),
  registrars: partly(groups.registrars).optional(),
  polling: partly(groups.polling).optional(),
  mail: partly(groups.mail).extend(password).optional(),
  letters: partly(groups.letters).optional(),
  defaults: partly(groups.defaults).optional(),
  diagnosis: partly(groups.diagnosis).optional(),
  notifyInList: partly(groups.notifyInList).optional(),
  notifyOnDesktop: partly(groups.notifyOnDesktop).optional(),
})
export type SettingsChange = z.output<typeof settingsSchema>

/** The settings as they are stored, one JSON document per mode. */
export type PlainSettings = Values<typeof single> & {
  readonly [Name in keyof typeof groups]: Values<(typeof groups)[Name]>
}

/** The settings of a mode before any is saved. */
export function initialSettings(mode: Mode): PlainSettings {
  const ofGroups = Object.entries(groups).map(([name, group]) => [name, initialOf(group, mode)])
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each group by its own name
  return { ...initialOf(single, mode), ...Object.fromEntries(ofGroups) } as PlainSettings
}

/** What the window is told of a password. */
type PasswordView = {
  readonly hasPassword: boolean
  /** A password was entered, and cannot be opened any more. */
  readonly isPasswordLost?: true
}

/** What `settings.get` answers: the saved settings, with a `PasswordView` for each password. */
export type SettingsView = PlainSettings & {
  readonly mode: Mode
  readonly mailin: PasswordView
  readonly mail: PasswordView
}

/** Preferences of the window, kept by electron-store; none is a secret. */
export const preferencesSchema = z.strictObject({
  colorScheme: z.enum(['light', 'dark', 'auto']).optional(),
  sidebarFolded: z.boolean().optional(),
  denseTables: z.boolean().optional(),
  /** Staff have closed the start page. */
  startHidden: z.boolean().optional(),
  /** Commands that the palette offers first, the latest one first. */
  recentCommands: z.array(z.string().max(60)).max(20).optional(),
  /** Columns of the orders table; absent: the usual ones. */
  orderColumns: orderColumnsSchema.optional(),
  orderViews: z.array(orderViewSchema).max(mostOrderViews).optional(),
  columnWidths: columnWidthsSchema.optional(),
  /** Plain title of an imported column → its field, as staff chose it. */
  importColumns: z
    .record(z.string().max(200), z.string().max(50))
    .refine(columns => Object.keys(columns).length <= 300, 'Too many columns.')
    .optional(),
})
export type Preferences = z.output<typeof preferencesSchema>

/** How the app behaves beside its window; the same in both modes. */
export const desktopSchema = z.strictObject({
  /** Closing the window hides it, and the engine goes on working. */
  keepInTray: z.boolean().optional(),
  startAtLogin: z.boolean().optional(),
  /** Shows notifications of the system. */
  notify: z.boolean().optional(),
})
export type DesktopChange = z.output<typeof desktopSchema>

export type DesktopView = {
  readonly keepInTray: boolean
  readonly startAtLogin: boolean
  readonly notify: boolean
  /** False: this desktop may have no place for a tray icon. */
  readonly isTrayCertain: boolean
}

function isFirstOnDesktop(kind: NotificationKind): boolean {
  return ['order-completed', 'domains-expire', 'needs-attention'].includes(kind)
}

function isResolver(value: string): boolean {
  const server = splitServerAddress(value)
  const isAddress = z.union([z.ipv4(), z.ipv6()]).safeParse(server.host).success
  return isAddress && portNumber.safeParse(server.port).success
}

function isAllowedBaseUrl(value: string): boolean {
  if (value === '') return true
  if (!URL.canParse(value)) return false
  const url = new URL(value)
  if (url.username !== '' || url.search !== '' || url.hash !== '') return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopbackUrl(value))
}

/** Whether a URL is of this computer. */
export function isLoopbackUrl(value: string): boolean {
  return (
    URL.canParse(value) &&
    /^(127(\.\d{1,3}){3}|localhost|\[::1\])$/.test(new URL(value).hostname)
  )
}

function wholeNumber(least: number, most: number, sentence: string) {
  return z.int(sentence).min(least, sentence).max(most, sentence)
}

type Setting<Schema extends z.ZodType = z.ZodType> = {
  readonly schema: Schema
  readonly initial: Readonly<Record<Mode, z.output<Schema>>>
}
type Group = Readonly<Record<string, Setting>>
type Values<Of extends Group> = { readonly [Key in keyof Of]: z.output<Of[Key]['schema']> }

function setting<Schema extends z.ZodType>(
  schema: Schema,
  live: z.output<Schema>,
  practice = live,
): Setting<Schema> {
  return { schema, initial: { live, practice } }
}

/** A schema of the group's settings, each optional. */
function partly<Of extends Group>(group: Of) {
  const schemas = Object.entries(group).map(([key, { schema }]) => [key, schema])
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the schema of each key
  const shape = Object.fromEntries(schemas) as { [Key in keyof Of]: Of[Key]['schema'] }
  return z.strictObject(shape).partial()
}

/** The values of a group before any is saved; settings without one are absent. */
function initialOf(group: Group, mode: Mode): Readonly<Record<string, unknown>> {
  const values = Object.entries(group).map(([key, { initial }]) => [key, initial[mode]])
  return defined(Object.fromEntries(values))
}
