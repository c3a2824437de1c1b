import {
  baseUrlName,
  registrarIds,
  registrarTitles,
} from '../../shared/registrars/catalogue.ts'
import {
  isLoopbackUrl,
  type PlainSettings,
  providerAddresses,
  type SettingsChange,
} from '../../shared/settings/settings.ts'
import type { Env } from './import-env.ts'
import { originAt } from './origins.ts'

/** An address that staff have not confirmed yet, and the provider it would be used for. */
export type NewAddress = { readonly provider: string; readonly address: string }

/**
 * The addresses in a change that staff have to confirm, because they get a login or keys and are
 * neither the provider's own, nor on this computer, nor from the environment or `.env`, nor set
 * already.
 */
export function newAddresses(
  { mailin, registrars }: SettingsChange,
  env: Env,
  current: Pick<PlainSettings, 'mailin' | 'registrars'> | null,
): readonly NewAddress[] {
  const asked = [
    {
      provider: 'Mailin',
      address: mailin?.baseUrl,
      usual: providerAddresses.mailin,
      known: [current?.mailin.baseUrl, env.MAILIN_AI_BASE_URL],
    },
    ...registrarIds.map(id => ({
      provider: registrarTitles[id],
      address: registrars?.[baseUrlName(id)],
      usual: providerAddresses[id],
      known: [current?.registrars[baseUrlName(id)]],
    })),
  ]
  return asked.flatMap(({ provider, address, usual, known }) => {
    if (address === undefined || isLoopbackUrl(address)) return []
    const origin = originAt(address, usual)
    const isKnown = ['', ...known].some(
      one => one !== undefined && originAt(one, usual) === origin,
    )
    return isKnown ? [] : [{ provider, address: origin }]
  })
}
