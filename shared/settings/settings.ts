import { z } from 'zod'
import { isPublicIpv4, splitServerAddress } from '../domains/ip-address.ts'
import { recordOf } from '../record-of.ts'
import {
  baseUrlNames,
  clientIpNames,
  type RegistrarAddresses,
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

const seconds = z.int().min(1, 'At least 1 second.').max(3600, 'At most 3600 seconds.')
const port = z.int().min(1, 'A port is 1 to 65535.').max(65_535, 'A port is 1 to 65535.')
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

/** Days after its end in which an order keeps its registrar keys. */
export const keptDays = z.union([
  z.int().min(0, 'At least 0 days.').max(3650, 'At most 3650 days.'),
  z.literal('always'),
])
export type KeptDays = z.output<typeof keptDays>

export const exportFormats = [
  'generic',
  'instantly',
  'smartlead',
  'emailbison',
  'plusvibe',
  'private-smtp',
] as const
export type ExportFormat = (typeof exportFormats)[number]

/** Where the providers answer; an empty base URL means these. */
export const providerAddresses = {
  mailin: 'https://api.mailin.ai/api/v1/public',
  ...recordOf(registrarIds, id => registrars[id].baseUrl),
}

/** What `settings.save` takes; every key may be left out and then stays as it is. */
export const settingsSchema = z.strictObject({
  mode: z.enum(modes).optional(),
  automationEnabled: z.boolean().optional(),
  mailin: z
    .strictObject({
      baseUrl: baseUrl.optional(),
      email: mailAddress.optional(),
      password: passwordLine(500).optional(),
      deviceName: line().min(1, 'Enter a name.').max(100).optional(),
      timeoutSeconds: seconds.optional(),
      minGapMs: z
        .int()
        .min(0, 'At least 0 milliseconds.')
        .max(60_000, 'At most 60,000 milliseconds.')
        .optional(),
      batchSize: z
        .int()
        .min(1, 'A batch has at least 1 mailbox.')
        .max(100, 'A batch has at most 100 mailboxes.')
        .optional(),
    })
    .optional(),
  registrars: z
    .strictObject({
      ...recordOf(baseUrlNames, () => baseUrl.optional()),
      ...recordOf(clientIpNames, () => publicIpv4.optional()),
      keysKeptDays: keptDays.optional(),
    })
    .optional(),
  polling: z
    .strictObject({ intervalSeconds: seconds.optional(), jobPollSeconds: seconds.optional() })
    .optional(),
  mail: z
    .strictObject({
      host: host.optional(),
      port: port.optional(),
      secure: z.boolean().optional(),
      user: line().max(254).optional(),
      password: passwordLine(500).optional(),
      from: line().max(320).optional(),
      agencyAddress: mailAddress.optional(),
      hold: z.boolean().optional(),
    })
    .optional(),
  defaults: z
    .strictObject({
      imapHost: host.optional(),
      imapPort: port.optional(),
      smtpHost: host.optional(),
      smtpPort: port.optional(),
    })
    .optional(),
  diagnosis: z
    .strictObject({ resolvers: z.array(resolver).max(6, 'At most 6 resolvers.').optional() })
    .optional(),
})
export type SettingsChange = z.output<typeof settingsSchema>

/** What `settings.get` answers: as it is saved, each password replaced by `hasPassword`. */
export type SettingsView = {
  readonly mode: Mode
  readonly automationEnabled: boolean
  readonly mailin: {
    readonly baseUrl: string
    readonly email: string
    readonly hasPassword: boolean
    /** One was entered, and cannot be opened any more. */
    readonly isPasswordLost?: true
    readonly deviceName: string
    readonly timeoutSeconds: number
    readonly minGapMs: number
    readonly batchSize: number
  }
  readonly registrars: RegistrarAddresses & { readonly keysKeptDays: KeptDays }
  readonly polling: { readonly intervalSeconds: number; readonly jobPollSeconds: number }
  readonly mail: {
    readonly host: string
    readonly port: number
    readonly secure: boolean
    readonly user: string
    readonly hasPassword: boolean
    readonly isPasswordLost?: true
    readonly from: string
    readonly agencyAddress: string
    readonly hold: boolean
  }
  readonly defaults: {
    readonly imapHost: string
    readonly imapPort?: number
    readonly smtpHost: string
    readonly smtpPort?: number
  }
  /** Whom to ask about public DNS, beside the system's own resolvers. */
  readonly diagnosis: { readonly resolvers: readonly string[] }
}

/** Preferences of the window, kept by electron-store; none is a secret. */
export const preferencesSchema = z.strictObject({
  colorScheme: z.enum(['light', 'dark', 'auto']).optional(),
  sidebarFolded: z.boolean().optional(),
  denseTables: z.boolean().optional(),
  /** The start page no longer stands where orders will be. */
  startHidden: z.boolean().optional(),
  /** What the palette offers first, the latest in front. */
  recentCommands: z.array(z.string().max(60)).max(20).optional(),
  /** Absent: the usual ones. */
  orderColumns: orderColumnsSchema.optional(),
  orderViews: z.array(orderViewSchema).max(mostOrderViews).optional(),
  columnWidths: columnWidthsSchema.optional(),
  /** Which column of an imported file is which field, by its title. */
  importColumns: z
    .record(z.string().max(200), z.string().max(50))
    .refine(columns => Object.keys(columns).length <= 300, 'Too many columns.')
    .optional(),
})
export type Preferences = z.output<typeof preferencesSchema>

/** How the app behaves beside its window; the same in both modes. */
export const desktopSchema = z.strictObject({
  /** Closing the window hides it, and the engine goes on. */
  keepInTray: z.boolean().optional(),
  startAtLogin: z.boolean().optional(),
  /** Notifications of the system. */
  notify: z.boolean().optional(),
})
export type DesktopChange = z.output<typeof desktopSchema>

export type DesktopView = {
  readonly keepInTray: boolean
  readonly startAtLogin: boolean
  readonly notify: boolean
  /** False: this system may have nothing to show a tray icon in. */
  readonly isTrayCertain: boolean
}

function isResolver(value: string): boolean {
  const server = splitServerAddress(value)
  const isAddress = z.union([z.ipv4(), z.ipv6()]).safeParse(server.host).success
  return isAddress && port.safeParse(server.port).success
}

function isAllowedBaseUrl(value: string): boolean {
  if (value === '') return true
  if (!URL.canParse(value)) return false
  const url = new URL(value)
  if (url.username !== '' || url.search !== '' || url.hash !== '') return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopbackUrl(value))
}

/** An address on this computer. */
export function isLoopbackUrl(value: string): boolean {
  return (
    URL.canParse(value) &&
    /^(127(\.\d{1,3}){3}|localhost|\[::1\])$/.test(new URL(value).hostname)
  )
}
