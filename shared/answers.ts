import type { BackupList, DataStatus, LastCheck } from './backups.ts'
import type { CustomerDeletion, CustomerRow } from './customer.ts'
import type { Dashboard } from './dashboard.ts'
import type { Diagnosis } from './diagnosis.ts'
import type { EngineStatus } from './engine.ts'
import type { ImportRest, LastImport, MatchedCustomer } from './import.ts'
import type { KeyTest, SavedKeys } from './key-test.ts'
import type { LetterPage, LetterRow, MailStatus, PracticeLetter } from './letter.ts'
import type { LockChoices, LockKind } from './lock.ts'
import type { MailboxRow } from './mailbox.ts'
import type { OrderStatus } from './order.ts'
import type { AttentionRow, WaitingDomain } from './order-domain.ts'
import type {
  OrderPage,
  OrderTally,
  SkippedOrder,
  UnfinishedCancellation,
} from './order-list.ts'
import type { Order } from './order-view.ts'
import type { Page, Time } from './page.ts'
import type { CouponRow, PlanRow } from './plan.ts'
import type { ActivityRow, ExchangeRow, LogRow, NotificationRow } from './records.ts'
import type { SearchHits } from './search.ts'
import type { DesktopView, Mode, Preferences, SettingsView } from './settings.ts'
import type { KeptForm } from './unfinished-form.ts'
import type { Losses, LostSecrets, RecoveryGuard, VaultBackend, VaultState } from './vault.ts'

/** A domain that stands in another open order. */
export type DomainConflict = {
  readonly domain: string
  readonly orderId: number
  readonly status: OrderStatus
}

/** Open: a conflict. Completed: it delivered the domain, which staff are warned of. */
export type OtherOrder = DomainConflict & {
  /** The name of who ordered. */
  readonly customer: string
}

export type LeftOutMailbox = {
  readonly email: string
  /**
   * `extra`: its prefix or domain left the order; export it by choosing it. `password-lost`: its
   * password cannot be opened any more. `password-purged`: it was given up after an export.
   */
  readonly reason:
    | 'not-created'
    | 'removed'
    | 'extra'
    | 'no-hosts'
    | 'password-lost'
    | 'password-purged'
}

/** A `.env` that holds a password in plain text; nothing: there is none. */
export type EnvFileStanding = {
  readonly path?: string
  /** It is as it was when its settings were taken over, so that it can be deleted. */
  readonly isUnchanged?: true
  /** It is a link to this file, so that staff delete it themselves. */
  readonly linksTo?: string
  /** Its password was not taken over: it is for another address than the settings had. */
  readonly isLeftOut?: true
}

export type AppInfo = {
  readonly version: string
  readonly electron: string
  readonly mode: Mode
  readonly dataFolder: string
  /** By which dates, numbers and money are written, such as `de-DE`. */
  readonly locale: string
  /** What domain names do in practice mode, by how their first label starts. */
  readonly scenarios: readonly {
    readonly word: string
    readonly title: string
    readonly what: string
  }[]
}

/** All that the window needs of the app while it is locked. */
export type LockStatus = LockChoices & {
  readonly locked: boolean
  readonly kind: LockKind
  /** No try is heard before it: too many were wrong. */
  readonly waitUntil?: Time
  /** A passphrase guards the vault of the present mode, so it can open the lock. */
  readonly canUsePassphrase: boolean
  /** The vault of the present mode has a recovery code, which takes the lock away. */
  readonly canRecover: boolean
  readonly colorScheme: NonNullable<Preferences['colorScheme']>
}

/** What each call answers when it is not refused. */
/** Mailboxes that a purge of passwords would find. */
export type PurgeCounts = {
  /** An export holds their passwords, and so does the database: a purge takes them. */
  readonly exported: number
  /** They are in no export, and stay. */
  readonly notExported: number
  /** They were purged before. */
  readonly purged: number
}

export type Answers = {
  'customers.save': { readonly id: number }
  'customers.list': Page<CustomerRow>
  'customers.viewDeletion': CustomerDeletion
  'customers.delete': null
  'customers.keys': readonly SavedKeys[]
  'customers.forgetKeys': null
  'customers.restoreKeys': null
  'registrars.test': KeyTest
  'registrars.confirmAddresses': { readonly count: number }
  'registrars.countForgettable': { readonly count: number }
  'customers.match': readonly MatchedCustomer[]
  'imports.begin': { readonly id: number; readonly firstPosition: number }
  'imports.last': { readonly last?: LastImport }
  'imports.rest': readonly ImportRest[]
  'imports.submit': { readonly id: number; readonly status: OrderStatus }
  'imports.save': { readonly path: string }
  'forms.save': null
  'forms.get': { readonly forms: readonly KeptForm[] }
  'plans.save': { readonly id: number }
  'plans.list': Page<PlanRow>
  'orders.submit': { readonly id: number; readonly status: OrderStatus }
  'orders.list': OrderPage
  'orders.get': Order
  'orders.diagnose': Diagnosis
  'orders.retry': null
  /** Domains; `skipped` counts those of the choice that run, wait by themselves or are done. */
  'orders.retryMany': { readonly retried: number; readonly skipped: number }
  'orders.cancelMany': { readonly cancelled: number; readonly skipped: readonly SkippedOrder[] }
  'orders.tally': OrderTally
  'cancellations.unfinished': { readonly unfinished?: UnfinishedCancellation }
  'cancellations.drop': null
  'orders.replaceDomain': null
  'orders.cancel': null
  'orders.reject': null
  'orders.setStatus': null
  'orders.addMailboxes': { readonly count: number }
  'orders.nameServersSet': null
  'notes.save': { readonly id: number }
  'notes.delete': null
  'notes.restore': null
  'dashboard.get': Dashboard
  'attention.list': Page<AttentionRow>
  'transfers.list': Page<WaitingDomain>
  'coupons.save': { readonly id: number }
  'coupons.list': Page<CouponRow>
  'orders.withDomains': readonly OtherOrder[]
  'mailboxes.list': Page<MailboxRow>
  'mailboxes.reveal': { readonly password: string }
  'mailboxes.enterPassword': null
  'mailboxes.copyPassword': null
  'mailboxes.remove': null
  'mailboxes.restore': null
  'exports.write': {
    readonly path: string
    readonly count: number
    /** Chosen, but not in the file; at most 1,000 are named. */
    readonly leftOut: readonly LeftOutMailbox[]
    /** Begin with a sign of a formula, and are written as they are. */
    readonly passwordsLikeFormulas?: number
  }
  'mailboxes.countPurge': PurgeCounts
  'mailboxes.purgePasswords': { readonly count: number }
  'exports.count': {
    readonly count: number
    /** Neither Mailin nor the default hosts say where these are reached. */
    readonly hostless: { readonly count: number; readonly named: readonly string[] }
  }
  'notifications.list': Page<NotificationRow>
  'notifications.markRead': null
  'letters.list': LetterPage
  'letters.get': LetterRow
  'letters.status': { readonly mail: MailStatus }
  'letters.release': null
  'letters.releaseAll': { readonly count: number }
  'letters.sendNow': null
  'letters.sendAgain': null
  'letters.discard': null
  'letters.restore': null
  'letters.sendMany': { readonly count: number }
  'letters.discardMany': { readonly count: number }
  'letters.restoreMany': { readonly count: number }
  'practice.inbox': Page<PracticeLetter>
  'exchanges.list': Page<ExchangeRow>
  'activity.list': Page<ActivityRow>
  'log.list': Page<LogRow>
  'search.everything': SearchHits
  'engine.checkNow': null
  'engine.status': EngineStatus
  'engine.pause': null
  'engine.resume': null
  'desktop.get': DesktopView
  'desktop.save': null
  'commands.run': null
  'settings.get': SettingsView
  'settings.save': null
  'settings.testMailin': { readonly ok: boolean; readonly detail: string }
  'settings.testMail': { readonly ok: boolean; readonly detail: string }
  'settings.clearMailinToken': null
  'lock.now': null
  'lock.open': null
  'lock.status': LockStatus
  'lock.save': null
  'settings.envFile': EnvFileStanding
  'settings.showEnvFile': null
  'settings.deleteEnvFile': null
  'vault.status': {
    readonly state: VaultState
    readonly backend: VaultBackend
    /** The keychain could take the place of the passphrase. */
    readonly canUseKeychain?: true
    /** Absent: there is no recovery code. */
    readonly recovery?: {
      /** When the code was made. */
      readonly since: string
      readonly guard: RecoveryGuard
    }
  }
  'vault.losses': Losses
  'vault.startNewKey': { readonly lost: LostSecrets }
  'vault.unlock': null
  /** Not null: the recovery code of before is void, and this is the new one, told this once. */
  'vault.protect': { readonly recoveryCode: string } | null
  'vault.makeRecoveryCode': { readonly code: string }
  'vault.recover': null
  'vault.useKeyFile': null
  'data.status': DataStatus
  'data.check': LastCheck
  'data.backUp': { readonly name: string }
  'data.listBackups': BackupList
  'data.restore': { readonly kept: string }
  'data.openFolder': null
  'preferences.get': Preferences
  'preferences.save': null
  'clipboard.copy': null
  'app.info': AppInfo
  'app.reportBug': null
}
