import { recordOf } from '../../shared/record-of.ts'
import {
  baseUrlName,
  type RegistrarId,
  registrarIds,
} from '../../shared/registrars/catalogue.ts'
import {
  type Mode,
  type PlainSettings,
  providerAddresses,
} from '../../shared/settings/settings.ts'
import { completeBaseUrl } from '../providers/http.ts'

/** Who is sent a secret of staff's. */
export type Recipient = 'mailin' | 'mail' | RegistrarId

/** The origin of each recipient; a secret sealed for one is sent to no other. */
export type Origins = Readonly<Record<Recipient, string>>

/** Stands for the origins of the simulated providers, whose port changes at each start. */
const practiceOrigin = 'practice'
export const practiceOrigins: Origins = {
  mailin: practiceOrigin,
  mail: practiceOrigin,
  ...recordOf(registrarIds, () => practiceOrigin),
}

/** Where the current settings send secrets. */
export function originsOf(
  mode: Mode,
  { mailin, registrars, mail }: Pick<PlainSettings, 'mailin' | 'registrars' | 'mail'>,
): Origins {
  if (mode === 'practice') return practiceOrigins
  return {
    mailin: originAt(mailin.baseUrl, providerAddresses.mailin),
    mail: `smtp://${mail.host.toLowerCase()}:${mail.port}`,
    ...recordOf(registrarIds, id =>
      originAt(registrars[baseUrlName(id)], providerAddresses[id]),
    ),
  }
}

/**
 * The origin of a base URL (`usual` for an empty one). An unreadable one stays: no origin equals
 * it.
 */
export function originAt(baseUrl: string, usual: string): string {
  try {
    return new URL(completeBaseUrl(baseUrl, usual)).origin
  } catch {
    return baseUrl
  }
}
