import { z } from 'zod'
import { activityKinds } from './activity.ts'
import './sentences.ts'
import type { Answers } from './answers.ts'
import { backupNameSchema } from './backups.ts'
import { type CommandId, mainCommandIds } from './commands.ts'
import { customerFields } from './customer.ts'
import { type BorderFailure, engineFailureCodes } from './failure.ts'
import {
  importBeginSchema,
  importedOrderSchema,
  importTableSchema,
  maxImportRows,
} from './import.ts'
import { letterStatuses, mostLetters } from './letter.ts'
import { line, passwordLine } from './line.ts'
import { lockOpenSchema, lockSaveSchema } from './lock.ts'
import { noteText } from './note.ts'
import {
  couponKinds,
  handMadeMailboxSchema,
  handStatuses,
  orderStatuses,
  providerTypes,
  submitSchema,
  typedCredentialsSchema,
} from './order.ts'
import { afterId, afterOrder, orderSorts } from './place.ts'
import { logLevels } from './records.ts'
import { registrarIds } from './registrars/catalogue.ts'
import type { Result } from './result.ts'
import {
  desktopSchema,
  exportFormats,
  keptDays,
  type Mode,
  modes,
  preferencesSchema,
  settingsSchema,
} from './settings.ts'
import { unfinishedFormSchema } from './unfinished-form.ts'
import {
  makeRecoveryCodeSchema,
  protectSchema,
  recoverSchema,
  startNewKeySchema,
} from './vault.ts'

/** Mark of the few calls that are answered while the app is locked. */
const whileLocked = { isAnsweredLocked: true } as const

const id = z.int().positive()
const search = z.string().trim().max(200).optional()
/** Lists that answer `next` take it as `after`; then `page` is for people alone. */
const paging = { page: z.int().min(1).max(1_000_000), pageSize: z.int().min(1).max(500) }
const nothing = z.strictObject({})
const ids = z.array(id).max(10_000)
/** In one go, without holding up anything else. */
const letterIds = z.array(id).min(1).max(mostLetters)
/** Refused when another one has the name, or the address, already. */
const unlessTaken = z.boolean().optional()
const domain = z.string().trim().max(300)

const chosenMailboxes = {
  orderIds: ids.optional(),
  mailboxIds: z.array(id).max(100_000).optional(),
  customerId: id.optional(),
}
/** Which mailboxes an export is of. */
const exported = {
  ...chosenMailboxes,
  /** Only mailboxes that no export held yet. */
  onlyNew: z.boolean().optional(),
}

/**
 * The whole process border: every call by name, with the schema that its arguments are parsed
 * by. `Answers` in `answers.ts` names what each one answers.
 */
export const callSchemas = {
  'customers.save': z.strictObject({
    id: id.optional(),
    ...customerFields,
    unlessTaken,
  }),
  /** With an id: that one alone. */
  'customers.list': z.strictObject({ id: id.optional(), search, ...paging }),
  /** What a deletion would take. */
  'customers.viewDeletion': z.strictObject({ id }),
  /** Takes the person out everywhere; `confirm` is the name. Refused while orders are open. */
  'customers.delete': z.strictObject({ id, confirm: z.string().max(200) }),
  /** Which registrar keys are remembered for a customer; never the keys themselves. */
  'customers.keys': z.strictObject({ id }),
  'customers.forgetKeys': z.strictObject({ id, platform: z.enum(registrarIds) }),
  /** Undoes a forgetting of the last minute. */
  'customers.restoreKeys': z.strictObject({ id, platform: z.enum(registrarIds) }),
  /**
   * Asks the registrar, without changing anything there, whether keys work and which of the
   * domains they can manage: typed keys, those of the customer, or those of the order.
   */
  'registrars.test': z
    .strictObject({
      platform: z.enum(registrarIds),
      credentials: typedCredentialsSchema.optional(),
      customerId: id.optional(),
      orderId: id.optional(),
      domains: z.string().max(600_000),
    })
    .refine(
      ({ credentials, customerId, orderId }) =>
        [credentials, customerId, orderId].filter(one => one !== undefined).length === 1,
      'Name the keys to test in one way.',
    ),
  /** Kept registrar keys may go to the present addresses, once staff agree in a dialog. */
  'registrars.confirmAddresses': nothing,
  /** Orders that would lose their keys, were they kept for so many days after the end. */
  'registrars.countForgettable': z.strictObject({ days: keptDays }),
  /** Which customers a file means, by e-mail address or name. */
  'customers.match': z.strictObject({ texts: z.array(z.string().max(254)).max(maxImportRows) }),
  /** Before the first order of a file: all of them are in the report from then on. */
  'imports.begin': importBeginSchema,
  /** The report of the last import, also after a restart. */
  'imports.last': nothing,
  /** What of it did not become an order, without keys. */
  'imports.rest': nothing,
  /** One order of a file: all of it or nothing, its new customer too. */
  'imports.submit': importedOrderSchema,
  /** The template, or rows that were not taken, to a path that staff choose. */
  'imports.save': importTableSchema,
  /** What staff have typed into a new order so far; without it nothing is kept any more. */
  'forms.save': z.strictObject({ id, values: unfinishedFormSchema.optional() }),
  'forms.get': nothing,
  'plans.save': z
    .strictObject({
      id: id.optional(),
      name: line().min(1, 'Enter a name.').max(200),
      providerType: z.enum(providerTypes),
      price: z.number().min(0, 'A price is not negative.').max(1e9),
      currency: z
        .string()
        .trim()
        .toUpperCase()
        .regex(/^[A-Z]{3}$/, 'A currency has three letters, such as USD.')
        .optional(),
      isActive: z.boolean(),
      minInboxes: z.int().min(1).max(100_000).optional(),
      maxInboxes: z.int().min(1).max(100_000).optional(),
      unlessTaken,
    })
    .refine(plan => (plan.minInboxes ?? 0) <= (plan.maxInboxes ?? Infinity), {
      path: ['maxInboxes'],
      message: 'Enter at least as many as the fewest.',
    }),
  'plans.list': z.strictObject({
    search,
    page: paging.page.optional(),
    pageSize: paging.pageSize.optional(),
  }),
  'orders.submit': submitSchema,
  'orders.list': z
    .strictObject({
      status: z.enum(orderStatuses).optional(),
      search,
      customerId: id.optional(),
      /** Only orders with domains that need a person. */
      attention: z.boolean().optional(),
      sort: z.strictObject({ by: z.enum(orderSorts), descending: z.boolean() }).optional(),
      ...paging,
      after: afterOrder,
    })
    .refine(({ after, sort }) => after === undefined || after[0] === (sort?.by ?? 'id'), {
      path: ['after'],
      message: 'This page was sorted otherwise.',
    }),
  'orders.get': z.strictObject({ id }),
  /** Why a domain does not move; asked again within 10 s it answers the same. */
  'orders.diagnose': z.strictObject({ id, domain: z.string().trim().min(1).max(300) }),
  /** One domain, all of one cause, or everything of the order that waits for a retry. */
  'orders.retry': z.strictObject({
    id,
    domain: domain.optional(),
    cause: z.enum(engineFailureCodes).optional(),
  }),
  /** Many orders; without ids all of them. What is under way or done is left as it is. */
  'orders.retryMany': z.strictObject({
    orderIds: ids.optional(),
    cause: z.enum(engineFailureCodes).optional(),
  }),
  'orders.cancelMany': z.strictObject({ ids, removeMailboxes: z.boolean() }),
  /** What could be done to these orders together. */
  'orders.tally': z.strictObject({ ids }),
  /** What is left of a cancellation of many that the end of the app cut off. */
  'cancellations.unfinished': nothing,
  /** Its other orders stay as they are. */
  'cancellations.drop': z.strictObject({ id }),
  'orders.replaceDomain': z.strictObject({
    id,
    domain,
    with: domain,
    /** Without it, a domain that another order has delivered is a conflict that names it. */
    evenIfDelivered: z.boolean().optional(),
  }),
  'orders.cancel': z.strictObject({ id, removeMailboxes: z.boolean() }),
  'orders.reject': z.strictObject({
    id,
    reason: z.string().trim().min(1, 'Enter the reason.').max(2000),
  }),
  /** For orders that are worked by hand. */
  'orders.setStatus': z.strictObject({
    id,
    status: z.enum(handStatuses),
    note: z.string().trim().max(2000),
  }),
  /** Mailboxes that staff made elsewhere, for an order that is worked by hand. */
  'orders.addMailboxes': z.strictObject({
    id,
    mailboxes: z.array(handMadeMailboxSchema).min(1, 'Enter at least one mailbox.').max(6000),
  }),
  /** "I have set them": staff set the nameservers at the registrar themselves. */
  'orders.nameServersSet': z.strictObject({ id, domain }),
  /** What staff write on an order for each other; the order's page has all of them. */
  'notes.save': z.strictObject({ id: id.optional(), orderId: id, text: noteText }),
  'notes.delete': z.strictObject({ id }),
  /** Undoes a deletion of the last minute. */
  'notes.restore': z.strictObject({ id }),
  'dashboard.get': nothing,
  'attention.list': z.strictObject({ ...paging }),
  'transfers.list': z.strictObject({ search, ...paging }),
  'coupons.save': z.strictObject({
    id: id.optional(),
    code: z
      .string()
      .trim()
      .toUpperCase()
      .min(1, 'Enter a code.')
      .max(100)
      .regex(/^[A-Z0-9_-]+$/, 'Use letters, digits, hyphen and underscore.'),
    kind: z.enum(couponKinds),
    value: z.number().min(0, 'A discount is not negative.').max(1e9),
    isActive: z.boolean(),
    validUntil: z.iso.datetime({ offset: true, error: 'Enter a date and time.' }).optional(),
  }),
  'coupons.list': z.strictObject({ search, ...paging }),
  /** Other orders that hold these domains: open ones, and those that delivered them. */
  'orders.withDomains': z.strictObject({ id: id.optional(), domains: z.string().max(600_000) }),
  'mailboxes.list': z.strictObject({
    orderId: id.optional(),
    search,
    ...paging,
    after: afterId,
  }),
  'mailboxes.reveal': z.strictObject({ id }),
  /** One that staff entered by hand, while the order is worked on. */
  'mailboxes.remove': z.strictObject({ id }),
  /** Undoes a removal of the last minute. */
  'mailboxes.restore': z.strictObject({ id }),
  /** In place of one that cannot be opened any more. */
  'mailboxes.enterPassword': z.strictObject({
    id,
    password: passwordLine(500).min(1, 'Enter the password.'),
  }),
  /** Copies in the main process, so that the password does not enter the window. */
  'mailboxes.copyPassword': z.strictObject({ id }),
  'exports.write': z.strictObject({
    format: z.enum(exportFormats),
    ...exported,
    /** A format that needs mail hosts goes without the mailboxes that have none. */
    leaveOutHostless: z.boolean().optional(),
  }),
  'exports.count': z.strictObject(exported),
  /** How many of the chosen mailboxes a purge would take the passwords of. */
  'mailboxes.countPurge': z.strictObject(chosenMailboxes),
  /** Gives up the passwords of those that were exported; refused when they are not as many. */
  'mailboxes.purgePasswords': z.strictObject({ ...chosenMailboxes, confirm: z.int().min(0) }),
  'notifications.list': z.strictObject({
    unread: z.boolean().optional(),
    ...paging,
    after: afterId,
  }),
  'notifications.markRead': z.strictObject({ ids }),
  'letters.list': z.strictObject({
    orderId: id.optional(),
    status: z.enum(letterStatuses).optional(),
    /** Recipients, subjects, and the number of an order. */
    search,
    ...paging,
    after: afterId,
  }),
  'letters.get': z.strictObject({ id }),
  'letters.status': nothing,
  /** A held letter leaves. */
  'letters.release': z.strictObject({ id }),
  /** Every held letter leaves, or every one that is still true. */
  'letters.releaseAll': z.strictObject({ leaveOvertaken: z.boolean().optional() }),
  /** A waiting letter is tried at once, and so is the mail server. */
  'letters.sendNow': z.strictObject({ id }),
  /** A failed letter is tried again, to the present address. */
  'letters.sendAgain': z.strictObject({ id }),
  /** A held or failed letter is never sent. */
  'letters.discard': z.strictObject({ id }),
  /** Undoes a discarding of the last minute. */
  'letters.restore': z.strictObject({ id }),
  /** Held ones leave, failed ones are tried again; others stay as they are. */
  'letters.sendMany': z.strictObject({ ids: letterIds }),
  'letters.discardMany': z.strictObject({ ids: letterIds }),
  'letters.restoreMany': z.strictObject({ ids: letterIds }),
  /** What the mail server of practice mode has received. */
  'practice.inbox': z.strictObject({ ...paging }),
  /** Raw answers of the providers, for one order. */
  'exchanges.list': z.strictObject({ orderId: id, ...paging }),
  'activity.list': z.strictObject({
    orderId: id.optional(),
    kind: z.enum(activityKinds).optional(),
    /** The number of an order, or a domain: its own events, and those of its whole order. */
    search,
    ...paging,
    after: afterId,
  }),
  'log.list': z.strictObject({ search, level: z.enum(logLevels).optional(), ...paging }),
  /** For the palette: a few hits of each kind, the likeliest first. */
  'search.everything': z.strictObject({ text: z.string().trim().max(200) }),
  'engine.checkNow': nothing,
  'engine.status': nothing,
  /** Nothing new is asked of Mailin and registrars until it is resumed; kept over a restart. */
  'engine.pause': nothing,
  'engine.resume': nothing,
  'desktop.get': nothing,
  'desktop.save': desktopSchema,
  'commands.run': z.strictObject({ id: z.enum(mainCommandIds) }),
  'settings.get': nothing,
  'settings.save': settingsSchema,
  'settings.testMailin': nothing,
  'settings.testMail': nothing,
  'settings.clearMailinToken': nothing,
  /** Locks at once; refused while nothing would open it again. */
  'lock.now': nothing.meta(whileLocked),
  /** By its code or passphrase; the recovery code opens it too, and takes the lock away. */
  'lock.open': lockOpenSchema.meta(whileLocked),
  'lock.status': nothing.meta(whileLocked),
  'lock.save': lockSaveSchema,
  /** The `.env` whose password was taken over, while it still holds one. */
  'settings.envFile': nothing,
  'settings.showEnvFile': nothing,
  'settings.deleteEnvFile': nothing,
  'vault.status': nothing,
  /** What a start with a new key gives up. */
  'vault.losses': nothing,
  /** Keeps a backup, then drops what cannot be opened any more and makes a new key. */
  'vault.startNewKey': startNewKeySchema,
  'vault.unlock': z.strictObject({ passphrase: z.string().max(1000) }),
  /** Another passphrase, or the keychain in its place, or a passphrase in that of the keychain. */
  'vault.protect': protectSchema,
  /** Shown once and kept nowhere; one of before is void. */
  'vault.makeRecoveryCode': makeRecoveryCodeSchema,
  /** Opens what is locked or unopenable; the keychain guards the key here, or else the passphrase. */
  'vault.recover': recoverSchema,
  /** Without a keychain, if staff choose so: a key file that only its owner can read. */
  'vault.useKeyFile': nothing,
  /** The database file itself: its size, what is under way, how the last check went. */
  'data.status': nothing,
  /** Answers when every page was read; the window and the engine go on meanwhile. */
  'data.check': nothing,
  'data.backUp': nothing,
  'data.listBackups': nothing,
  /** Puts a backup in the place of the database, which is kept as another one. */
  'data.restore': z.strictObject({ name: backupNameSchema }),
  /** Shows the backups in the system's file manager. */
  'data.openFolder': nothing,
  'preferences.get': nothing,
  'preferences.save': preferencesSchema,
  'clipboard.copy': z.strictObject({
    text: z.string().max(100_000),
    /** It leaves the clipboard again. */
    isSecret: z.boolean().optional(),
  }),
  'app.info': nothing,
  /** A defect of the window, for the log. */
  'app.reportBug': z.strictObject({ text: z.string().min(1).max(8000) }),
} as const satisfies Record<string, z.ZodType>

export type CallName = keyof typeof callSchemas

/** Every other call answers `app_locked` while the app is locked. */
export const isAnsweredLocked = (name: CallName): boolean =>
  callSchemas[name].meta()?.['isAnsweredLocked'] === true

/** What the window passes. */
export type CallArgs<Name extends CallName> = z.input<(typeof callSchemas)[Name]>
/** What a handler gets, after parsing. */
export type ParsedArgs<Name extends CallName> = z.output<(typeof callSchemas)[Name]>
export type CallAnswer<Name extends CallName> = Result<Answers[Name], BorderFailure>

export type NewsKind = 'completed' | 'attention'

/** Events that the main process sends to the window. */
export type Events = {
  'order:changed': { readonly id: number }
  'engine:changed': Record<string, never>
  'notification:new': { readonly id: number }
  'letter:changed': { readonly id: number }
  /** Menu and tray tell the window what to do. */
  'command:run': { readonly id: CommandId }
  /** A check or a backup began, went on or ended; or another database is there. */
  'data:changed': Record<string, never>
  /** Another copy is there, or others. */
  'backups:changed': Record<string, never>
  /** A press on a notification or in the tray leads to a page. */
  'page:open': { readonly address: string }
  /** Orders that were completed or began to need a person, gathered for some seconds. */
  'orders:news': { readonly kind: NewsKind; readonly ids: readonly number[] }
  /** The app is to be locked: what is typed is to be kept, then `lock.now` called. */
  'lock:wanted': Record<string, never>
  'lock:changed': { readonly isLocked: boolean }
}
export type EventName = keyof Events
/** Whether the window hears it while it is locked: the others would name what it may not show. */
const toldLocked: Readonly<Record<EventName, boolean>> = {
  'order:changed': false,
  'engine:changed': false,
  'notification:new': false,
  'letter:changed': false,
  'command:run': false,
  'data:changed': false,
  'backups:changed': false,
  'page:open': false,
  'orders:news': false,
  'lock:wanted': true,
  'lock:changed': true,
}
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the record has these keys and no others
export const eventNames = Object.keys(toldLocked) as readonly EventName[]

export const isToldLocked = (event: EventName): boolean => toldLocked[event]

/** The two functions that the preload script exposes as `window.boxwright`. */
export type Bridge = {
  /** Never rejects. */
  call<Name extends CallName>(name: Name, args: CallArgs<Name>): Promise<CallAnswer<Name>>
  /** Answers its undo. */
  subscribe<Name extends EventName>(
    event: Name,
    listener: (data: Events[Name]) => void,
  ): () => void
}

export const isMode = (value: unknown): value is Mode => modes.some(mode => mode === value)
