import type { Database } from '../../db/core/database.ts'
import { createEngine, type Engine } from '../../electron/engine/engine.ts'
import type { EngineOptions } from '../../electron/engine/engine-options.ts'
import { openPasswords } from '../../electron/engine/passwords.ts'
import { openKeys } from '../../electron/orders/platform-keys.ts'
import type { Practice } from '../../electron/practice/practice.ts'
import type { RecordExchange } from '../../electron/providers/exchange.ts'
import type { Fetch } from '../../electron/providers/http.ts'
import { createMailin } from '../../electron/providers/mailin/client.ts'
import type { MailinPort } from '../../electron/providers/mailin-port.ts'
import type { Registrar } from '../../electron/providers/registrar.ts'
import { registrarClients } from '../../electron/providers/registrars.ts'
import type { Budget, Turn } from '../../electron/providers/turn.ts'
import type { Clock } from '../../electron/scheduler/clock.ts'
import { createPacing } from '../../electron/scheduler/pacing.ts'
import { openTokenStore } from '../../electron/settings/token-store.ts'
import type { Vault } from '../../electron/vault/vault.ts'
import { recordOf } from '../../shared/record-of.ts'
import {
  type BaseUrlName,
  baseUrlName,
  registrarIds,
} from '../../shared/registrars/catalogue.ts'

export type EngineSetup = {
  readonly db: Database
  readonly vault: Vault
  readonly clock: Clock
  readonly providers: Pick<Practice, 'mailinBaseUrl' | BaseUrlName | 'email' | 'password'>
  readonly mailinGapMs?: number
  readonly intervalMs?: number
  readonly jobPollMs?: number
  readonly batchSize?: number
  readonly isPaused?: () => boolean
  /** A factor on what registrars allow per account in life; default: Namecheap limits nothing. */
  readonly quotaFactor?: number
  /** What registrars allow instead of their own quotas. */
  readonly registrarBudgets?: readonly Budget[]
  /** The password at Mailin in place of practice's; read at each login. */
  readonly password?: string
  /** The time limit of a request, in milliseconds; default a day, because these clocks are fast. */
  readonly timeoutMs?: number
  /** Default: the platform's. */
  readonly fetch?: Fetch
  /** From 0 to 1, for jitter; default: by chance. */
  readonly random?: () => number
  /** Wraps the Mailin port before the engine gets it. */
  readonly around?: (mailin: MailinPort) => MailinPort
  readonly aroundRegistrar?: (registrar: Registrar) => Registrar
  readonly record?: RecordExchange
  readonly emit?: EngineOptions['emit']
  readonly reportBug: EngineOptions['reportBug']
}

const dayMs = 24 * 3_600_000

/** Makes the engine as the app composes it, with its clients on one clock. It is not started. */
export function openEngine(setup: EngineSetup): Engine {
  const { db, vault, clock, providers } = setup
  const pacing = createPacing({
    clock,
    mailinGapMs: () => setup.mailinGapMs ?? 100,
  })
  const turn: Turn = (account, send) => {
    const given = account.provider === 'mailin' ? undefined : setup.registrarBudgets
    const budgets = given ?? account.budgets.filter(({ count }) => count < Infinity)
    return pacing.turn({ ...account, budgets }, send)
  }
  const shared = {
    clock,
    fetch: setup.fetch,
    timeoutMs: setup.timeoutMs ?? dayMs,
    turn,
    record: setup.record ?? (() => {}),
  }
  const mailin = createMailin({
    ...shared,
    baseUrl: providers.mailinBaseUrl,
    email: providers.email,
    get password() {
      return setup.password ?? providers.password
    },
    deviceName: 'test',
    tokens: openTokenStore(db, vault, {
      email: providers.email,
      baseUrl: '',
      origin: 'practice',
    }),
  })
  const registrarOptions = {
    ...shared,
    quotaFactor: setup.quotaFactor ?? Infinity,
    clientIp: () => '127.0.0.1',
    onIpSeen: () => {},
  }
  const clients = recordOf(registrarIds, id =>
    registrarClients[id]({ ...registrarOptions, baseUrl: providers[baseUrlName(id)] }),
  )
  return createEngine({
    db,
    clock,
    random: setup.random ?? Math.random,
    pacing,
    ports: {
      mailin: setup.around?.(mailin) ?? mailin,
      registrarOf: name => setup.aroundRegistrar?.(clients[name]) ?? clients[name],
      credentialsOf: orderId => openKeys(db, vault, orderId),
      passwords: openPasswords(vault),
    },
    settings: () => ({
      batchSize: setup.batchSize ?? 10,
      intervalMs: setup.intervalMs ?? 3000,
      jobPollMs: setup.jobPollMs ?? 1000,
    }),
    isUnlocked: () => vault.isOpen(),
    isPaused: setup.isPaused ?? (() => false),
    emit: setup.emit ?? (() => {}),
    reportBug: setup.reportBug,
  })
}
