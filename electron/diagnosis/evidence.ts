import type { EngineFailure } from '../../shared/border/failure.ts'
import type { EngineStatus } from '../../shared/engine/engine.ts'
import type {
  DomainState,
  NameServerStatus,
  Stage,
  WaitReason,
} from '../../shared/orders/domain.ts'
import type { DraftCause, HostingPlatform, OrderStatus } from '../../shared/orders/order.ts'
import type { Registration } from '../providers/registrar.ts'

/** What came of asking somebody. Times in milliseconds since 1970. */
export type Asked<Value> =
  | { readonly kind: 'told'; readonly value: Value; readonly at: number }
  | { readonly kind: 'refused'; readonly failure: EngineFailure; readonly at: number }
  /** Not asked, or no answer in time; `why` is a sentence. */
  | { readonly kind: 'silent'; readonly why: string; readonly at: number }

/** What Boxwright's own database and engine know of the domain. */
export type EngineFacts = {
  readonly at: number
  readonly status: EngineStatus
  readonly intervalMs: number
  readonly isUnlocked: boolean
  readonly order: {
    readonly status: OrderStatus
    readonly draftCause: DraftCause | null
    readonly isAutomated: boolean
  }
  readonly stage: Stage
  readonly state: DomainState
  readonly reason: WaitReason | null
  /** The failure of the last attempt. */
  readonly failure: EngineFailure | null
  /** After a `conflict`: the id of the order of ours whose mailbox is in the way. */
  readonly otherOrder: number | null
  readonly dueAt: number | null
  readonly attempts: number
  readonly stageSince: number
  /** The latest time in the database, in milliseconds; one after now means a wrong clock. */
  readonly newestTime: number
  readonly nameServerStatus: NameServerStatus | null
  readonly platform: HostingPlatform | null
  /** The IPv4 of the settings for registrars that allow addresses; '': the one they saw last. */
  readonly clientIp: string
}

export type MailinFacts = {
  readonly isKnown: boolean
  readonly isActive: boolean
  readonly nameServers: readonly string[]
}

export type RegistrarFacts = Pick<Registration, 'nameServers'> & Partial<Registration>

/** What the servers of the parent zone say of the domain. */
export type RegistryFacts = {
  /** The parent zone, such as `com` or `co.uk`. */
  readonly zone: string
  readonly isRegistered: boolean
  /** One answer per server of the parent that was asked. */
  readonly answers: readonly {
    readonly server: string
    readonly nameServers: readonly string[]
  }[]
  /** Seconds for which resolvers may keep the delegation. */
  readonly ttl: number | null
  /** Key tags of the DS records; empty: no DNSSEC. null: could not be read. */
  readonly dsTags: readonly number[] | null
}

export type ResolverAnswer =
  | {
      readonly kind: 'answer'
      readonly nameServers: readonly string[]
      readonly hasSoa: boolean
    }
  /** A DNS error, such as `ESERVFAIL` or `ENOTFOUND`. */
  | { readonly kind: 'error'; readonly code: string }
  | { readonly kind: 'silent' }

export type ResolverFacts = {
  readonly answers: readonly { readonly server: string; readonly answer: ResolverAnswer }[]
}

/** Everything that was found out about one domain. */
export type Evidence = {
  readonly domain: string
  readonly now: number
  /** Practice domains are not in public DNS. */
  readonly isPractice: boolean
  /** The nameservers that Mailin names now, else the ones it named before; empty: none yet. */
  readonly wanted: readonly string[]
  readonly engine: EngineFacts
  readonly mailin: Asked<MailinFacts>
  readonly registrar: Asked<RegistrarFacts>
  readonly registry: Asked<RegistryFacts>
  readonly resolvers: Asked<ResolverFacts>
}
