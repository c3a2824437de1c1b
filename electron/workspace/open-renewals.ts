import type { Practice } from '../practice/practice.ts'
import { createRdap } from '../providers/rdap/client.ts'
import { livePace, practicePace } from '../renewals/pace.ts'
import { createRenewals, type Renewals, type RenewalsOptions } from '../renewals/renewals.ts'
import type { ProviderAccess } from './open-providers.ts'
import type { Secrets } from './open-secrets.ts'

export type ModeRenewalsOptions = Pick<
  RenewalsOptions,
  'db' | 'clock' | 'emit' | 'reportBug'
> & {
  readonly secrets: Pick<Secrets, 'vault' | 'settings'>
  readonly providers: ProviderAccess
  readonly isPaused: () => boolean
  readonly isStoppedByLock: () => boolean
}

/** The reading of expiry dates of a mode, not started; in practice RDAP is simulated, too. */
export function openRenewals(
  options: ModeRenewalsOptions,
  practice: Practice | null,
): Renewals {
  const { db, clock, emit, reportBug, providers } = options
  const { vault, settings } = options.secrets
  return createRenewals({
    db,
    clock,
    emit,
    reportBug,
    vault,
    mayAsk: () => vault.isOpen() && !options.isPaused() && !options.isStoppedByLock(),
    random: Math.random,
    registrarOf: name => providers.registrarOf(name),
    rdap: createRdap(practice === null ? {} : { baseUrl: practice.rdapBaseUrl }),
    asksRdap: () => settings.read().registrars.asksRdap,
    pace: practice === null ? livePace : practicePace,
  })
}
