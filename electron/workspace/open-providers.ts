import { type Database, isOpen, write } from '../../db/core/database.ts'
import { addExchange } from '../../db/records/records.ts'
import type { RegistrarId } from '../../shared/registrars/catalogue.ts'
import { createProvenKeys, type ProvenKeys } from '../customers/proven-keys.ts'
import { orderAtWork } from '../engine/order-at-work.ts'
import type { Practice } from '../practice/practice.ts'
import type { Exchange } from '../providers/exchange.ts'
import type { MailinPort } from '../providers/mailin-port.ts'
import type { Registrar } from '../providers/registrar.ts'
import { createSilence } from '../providers/silence.ts'
import { systemClock } from '../scheduler/clock.ts'
import { createPacing, type Pacing } from '../scheduler/pacing.ts'
import { connectProviders } from './connect-providers.ts'
import type { Secrets } from './open-secrets.ts'

/** The clients of a mode, made anew when its settings change. */
export type ProviderAccess = {
  readonly pacing: Pacing
  readonly provenKeys: ProvenKeys
  /** Since when no provider has answered, in milliseconds; null: the last one did. */
  readonly silentSince: () => number | null
  /** Mailin's client for the current settings. */
  mailin(): MailinPort
  registrarOf(name: RegistrarId): Registrar
  forgetToken(): void
  /** To be called when settings or vault have changed: makes the clients anew. */
  renew(): void
  /** Aborts the requests under way. */
  abort(): void
}

/** `practice`: the simulated providers; null in live mode. */
export function openProviders(
  db: Database,
  { vault, settings }: Pick<Secrets, 'vault' | 'settings'>,
  practice: Practice | null,
): ProviderAccess {
  const now = () => systemClock.now()
  const pacing = createPacing({
    clock: systemClock,
    mailinGapMs: () => settings.read().mailin.minGapMs,
  })
  const silence = createSilence(now)
  const quit = new AbortController()
  const connect = () =>
    connectProviders({
      db,
      vault,
      settings,
      practice,
      record: exchange => keepExchange(db, exchange),
      heard: silence.heard,
      turn: pacing.turn,
      signal: quit.signal,
    })
  let providers = connect()
  const provenKeys = createProvenKeys(db, vault, now)
  return {
    pacing,
    provenKeys,
    silentSince: silence.since,
    mailin: () => providers.mailin,
    registrarOf: name => provenKeys.watch(providers.registrars[name]),
    forgetToken: () => providers.forgetToken(),
    renew() {
      providers = connect()
    },
    abort: () => quit.abort(),
  }
}

function keepExchange(db: Database, exchange: Exchange): void {
  if (!isOpen(db)) return
  const { at, ...row } = exchange
  const orderId = orderAtWork()
  write(db, tx => addExchange(tx, { ...row, orderId, createdAt: Date.parse(at) }))
}
