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

/** Who is spoken to with a secret of staff's. */
export type Recipient = 'mailin' | 'mail' | RegistrarId

/** Scheme, host and port of each; what is sealed for one of them is sent to no other. */
export type Origins = Readonly<Record<Recipient, string>>

/** The simulated providers: they listen at another port at each start, on this computer alone. */
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

/** An address that cannot be read is nobody's: what is sealed for it goes nowhere else. */
export function originAt(baseUrl: string, usual: string): string {
  try {
    return new URL(completeBaseUrl(baseUrl, usual)).origin
  } catch {
    return baseUrl
  }
}
