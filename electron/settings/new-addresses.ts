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

/** A provider's address that nobody has vouched for yet, and whose it would be. */
export type NewAddress = { readonly provider: string; readonly address: string }

/**
 * Addresses in a change that get a login or keys although they are not the provider's own, not on
 * this computer, not from the environment or its `.env`, and not what is set already.
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
