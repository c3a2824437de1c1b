import { type Database, write } from '../../db/core/database.ts'
import { readSetting, writeSetting } from '../../db/settings/settings.ts'
import { isPublicIpv4 } from '../../shared/domains/ip-address.ts'
import { recordOf } from '../../shared/record-of.ts'
import {
  baseUrlName,
  clientIpOf,
  type RegistrarId,
  registrarIds,
} from '../../shared/registrars/catalogue.ts'
import type { Practice } from '../practice/practice.ts'
import { boundRegistrar } from '../providers/bound-registrar.ts'
import type { RecordExchange } from '../providers/exchange.ts'
import { createMailin } from '../providers/mailin/client.ts'
import type { MailinPort } from '../providers/mailin-port.ts'
import type { Registrar } from '../providers/registrar.ts'
import { registrarClients } from '../providers/registrars.ts'
import type { Turn } from '../providers/turn.ts'
import type { Settings } from '../settings/settings.ts'
import { openTokenStore } from '../settings/token-store.ts'
import type { Vault } from '../vault/vault.ts'

export type Providers = {
  readonly mailin: MailinPort
  readonly registrars: Readonly<Record<RegistrarId, Registrar>>
  forgetToken(): void
}

export type ConnectOptions = {
  readonly db: Database
  readonly vault: Vault
  readonly settings: Settings
  /** null in live mode. */
  readonly practice: Practice | null
  readonly record: RecordExchange
  readonly heard: (hasAnswer: boolean) => void
  readonly turn: Turn
  readonly signal: AbortSignal
}

const seenIpSetting = (id: RegistrarId) => `${id}.seen-ip`
/** How many times larger quotas are in practice, which runs in a time-lapse. */
const practiceQuotaFactor = 20

/** The clients of the current settings; in practice they talk to the simulated providers. */
export function connectProviders(options: ConnectOptions): Providers {
  const { db, vault, settings, practice, record, heard, turn, signal } = options
  const { mailin, registrars: registrarSettings } = settings.read()
  const timeoutMs = mailin.timeoutSeconds * 1000
  const baseUrl = practice?.mailinBaseUrl ?? mailin.baseUrl
  const email = practice?.email ?? mailin.email
  const password = practice?.password ?? (vault.isOpen() ? settings.password('mailin') : '')
  const origins = settings.origins()
  const tokens = openTokenStore(db, vault, { email, baseUrl, origin: origins.mailin })
  const shared = { timeoutMs, turn, record, heard, signal }
  return {
    mailin: createMailin({
      ...shared,
      baseUrl,
      email,
      password,
      deviceName: mailin.deviceName,
      tokens,
    }),
    registrars: recordOf(registrarIds, id => {
      const baseUrl = practice?.[baseUrlName(id)] ?? registrarSettings[baseUrlName(id)]
      const seen = seenIpSetting(id)
      const client = registrarClients[id]({
        ...shared,
        baseUrl,
        quotaFactor: practice === null ? 1 : practiceQuotaFactor,
        clientIp: () => clientIpOf(registrarSettings, id) || seenIp(db, seen) || '127.0.0.1',
        onIpSeen: ip => write(db, tx => writeSetting(tx, seen, ip)),
      })
      return boundRegistrar(origins[id], client)
    }),
    forgetToken: () => tokens.save(null),
  }
}

/** The IPv4 that a registrar last said it saw; null: it has said none. */
function seenIp(db: Database, setting: string): string | null {
  const ip = readSetting(db.reader, setting)
  return typeof ip === 'string' && isPublicIpv4(ip) ? ip : null
}
