import { recordOf } from '../record-of.ts'
import type { RegistrarDescriptor } from './descriptor.ts'
import { namecheap } from './namecheap.ts'
import { spaceship } from './spaceship.ts'

/** Every registrar at which Boxwright sets nameservers. The first is the usual one. */
const catalogue = { spaceship, namecheap } as const

type Catalogue = typeof catalogue
/** Stored as `platform_type`, `hosting_platform` and `provider`. */
export type RegistrarId = keyof Catalogue
type KeyOf<Id extends RegistrarId> = Catalogue[Id]['keys'][number]

/** Every key of every registrar, by its name in calls. */
export type KeyName = KeyOf<RegistrarId>['field']
export type SecretKeyName = Extract<KeyOf<RegistrarId>, { readonly isSecret: true }>['field']
/** Every tick by which staff say that an IP address is allowed. */
export type TickName = NonNullable<Catalogue[RegistrarId]['ip']>['field']
/** What the client of a registrar gets: its keys by `credential`. */
export type ClientKeys<Id extends RegistrarId> = {
  readonly [Key in KeyOf<Id> as Key['credential'] extends string
    ? Key['credential']
    : never]: string
}
/** Registrars that answer only allowed IP addresses. */
type IpRegistrarId = {
  [Id in RegistrarId]: Catalogue[Id]['ip'] extends null ? never : Id
}[RegistrarId]

type Registrar = RegistrarDescriptor<KeyName, TickName>
export const registrars: Readonly<Record<RegistrarId, Registrar>> = catalogue

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of this very record
export const registrarIds = Object.keys(catalogue) as [RegistrarId, ...RegistrarId[]]
export const usualRegistrar = registrarIds[0]

export const isRegistrarId = (text: unknown): text is RegistrarId =>
  registrarIds.some(id => id === text)

export const registrarTitles = recordOf(registrarIds, id => registrars[id].title)

/** Titles as words of a sentence: "Spaceship, Namecheap and Porkbun", "Spaceship or Namecheap". */
export function titlesInWords(
  joint: 'and' | 'or',
  titles: readonly string[] = Object.values(registrarTitles),
): string {
  const last = titles.at(-1) ?? ''
  return titles.length < 2 ? last : `${titles.slice(0, -1).join(', ')} ${joint} ${last}`
}

/** Names of settings: where a registrar answers, and from which IP address it is asked. */
export type BaseUrlName = `${RegistrarId}BaseUrl`
export type ClientIpName = `${IpRegistrarId}ClientIp`
export type RegistrarAddresses = Readonly<Record<BaseUrlName | ClientIpName, string>>
export const baseUrlName = (id: RegistrarId): BaseUrlName => `${id}BaseUrl`
const isIpRegistrar = (id: RegistrarId): id is IpRegistrarId => registrars[id].ip !== null
/** The setting of the IP address that a registrar is asked from; null: it answers every address. */
export const clientIpName = (id: RegistrarId): ClientIpName | null =>
  isIpRegistrar(id) ? `${id}ClientIp` : null
export const baseUrlNames = registrarIds.map(baseUrlName)
export const clientIpNames = registrarIds.flatMap(id => clientIpName(id) ?? [])

/** The IP address that customers are told to allow; '': none is set, or none is needed. */
export function clientIpOf(addresses: RegistrarAddresses, id: RegistrarId): string {
  const name = clientIpName(id)
  return name === null ? '' : addresses[name]
}
