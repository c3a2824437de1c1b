import type { Database, Reader, Writer } from '../../db/core/database.ts'
import type { DomainWork } from '../../db/engine/work.ts'
import type { HostingPlatform } from '../../shared/orders/order.ts'
import type { MissingKeys } from '../orders/missing-keys.ts'
import type { MailinPort } from '../providers/mailin-port.ts'
import type { Registrar, RegistrarCredentials } from '../providers/registrar.ts'
import type { Outcome } from './progress.ts'

/** Everything that a step may touch. */
export type StepContext = {
  readonly db: Database
  readonly mailin: MailinPort
  readonly registrarOf: (platform: Exclude<HostingPlatform, 'other'>) => Registrar
  /** The order's registrar keys, opened for one call, or why it has none for its platform. */
  readonly credentialsOf: (orderId: number) => RegistrarCredentials | MissingKeys
  readonly passwords: Passwords
  readonly now: () => number
  /**
   * When the next check is due, milliseconds since 1970; what waits for Mailin is looked at
   * together then.
   */
  readonly nextTickAt: () => number
  readonly batchSize: number
  readonly intervalMs: number
  readonly jobPollMs: number
}

/** Mailbox passwords, sealed; both work within the caller's transaction. */
export type Passwords = {
  /** Makes and seals a random password; returns the id of its secret. */
  make(tx: Writer, signs: 'all' | 'plain'): string
  /** null: it is lost. */
  open(tx: Reader, id: string): string | null
}

/** What a step found out about one claimed domain. */
export type Finding = {
  readonly domain: DomainWork
  readonly outcome: Outcome
  /** Facts, written in the transaction of the outcome, even when the lease was lost. */
  readonly record?: (tx: Writer) => void
}
