import { z } from 'zod'
import { fail, ok, type Result } from '../border/result.ts'
import { issues, type Problems } from '../problems.ts'
import { recordBy, recordOf } from '../record-of.ts'
import { line } from '../text/line.ts'
import {
  type KeyName,
  type RegistrarId,
  registrarIds,
  registrars,
  type TickName,
} from './catalogue.ts'
import type { KeyField } from './descriptor.ts'

/** Keys as they are typed: those of every registrar, so that a change of registrar loses none. */
export type TypedKeys = Readonly<Record<KeyName, string> & Record<TickName, boolean>>

export type OwnKey = KeyField<KeyName> & { readonly registrar: RegistrarId }
/** The keys of all registrars, one registrar after the other. */
export const keyFields: readonly OwnKey[] = registrarIds.flatMap(id =>
  registrars[id].keys.map(key => ({ ...key, registrar: id })),
)
export const tickNames = registrarIds.flatMap(id => registrars[id].ip?.field ?? [])

export const emptyKeys: TypedKeys = {
  ...recordBy(
    keyFields,
    key => key.field,
    () => '',
  ),
  ...recordOf(tickNames, () => false),
}

/** The field that stands for all keys of a registrar: its first one. */
export const firstKeyName = (id: RegistrarId): KeyName | undefined =>
  registrars[id].keys[0]?.field

function schemaOf({ ask, maxLength, isSecret }: KeyField): z.ZodType<string> {
  const text = isSecret ? z.string(ask).trim() : line(ask)
  return text.min(1, ask).max(maxLength, `At most ${maxLength} characters.`)
}

/** What `credentials` of a call must contain, by registrar and `KeyField.field`. */
export const credentialsSchemas = recordOf(registrarIds, id => {
  const { keys, ip } = registrars[id]
  const shape: Record<string, z.ZodType<string | true>> = Object.fromEntries(
    keys.map(key => [key.field, schemaOf(key)]),
  )
  if (ip !== null) shape[ip.field] = z.literal(true, ip.ask)
  return z.strictObject(shape)
})

/**
 * Which keys an order uses: typed ones first, then those that are remembered for the customer, if
 * staff want them, then its own. Without any, keys have to be typed.
 */
export function keySource(
  typed: object | undefined,
  wantsSaved: boolean,
  hasOwn: () => boolean,
): 'typed' | 'customer' | 'order' {
  if (typed !== undefined) return 'typed'
  if (wantsSaved) return 'customer'
  return hasOwn() ? 'order' : 'typed'
}

/** As `credentialsSchemas`, with the keys alone that requests need: for a test of keys. */
const requestSchemas = recordOf(registrarIds, id =>
  z.strictObject(
    Object.fromEntries(
      registrars[id].keys
        .filter(key => key.credential !== null)
        .map(key => [key.field, schemaOf(key)]),
    ),
  ),
)

/** Stored name → key. */
export type StoredKeys = Readonly<Record<string, string>>

/** All keys of a registrar as they are stored, or what is wrong with the typed ones, by path. */
export function readKeys(id: RegistrarId, typed: object = {}): Result<StoredKeys, Problems> {
  const parsed = credentialsSchemas[id].safeParse(typed)
  return parsed.success ? ok(asStored(id, parsed.data)) : fail(issues(parsed, 'credentials'))
}

/** As `readKeys`, of the keys alone that requests need; other ones are passed over. */
export function readRequestKeys(id: RegistrarId, typed: object): Result<StoredKeys, Problems> {
  const { keys, ip } = registrars[id]
  const unneeded: readonly (string | undefined)[] = [
    ip?.field,
    ...keys.filter(key => key.credential === null).map(key => key.field),
  ]
  const needed = Object.entries(typed).filter(([field]) => !unneeded.includes(field))
  const parsed = requestSchemas[id].safeParse(Object.fromEntries(needed))
  return parsed.success ? ok(asStored(id, parsed.data)) : fail(issues(parsed, 'credentials'))
}

function asStored(id: RegistrarId, read: Readonly<Record<string, unknown>>): StoredKeys {
  return Object.fromEntries(
    registrars[id].keys.flatMap(({ field, stored }) => {
      const key = read[field]
      return typeof key === 'string' ? [[stored, key]] : []
    }),
  )
}

/** What is typed for one registrar, its tick too. */
export function typedFor(
  id: RegistrarId,
  typed: TypedKeys,
): Readonly<Record<string, string | boolean>> {
  const { keys, ip } = registrars[id]
  const names: readonly (KeyName | TickName)[] = [
    ...keys.map(key => key.field),
    ...(ip === null ? [] : [ip.field]),
  ]
  return Object.fromEntries(names.map(name => [name, typed[name]]))
}

/** Typed keys of all registrars without the ticks. */
export function withoutTicks(
  typed: Readonly<Record<string, string | boolean>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(typed).flatMap(([name, key]) =>
      typeof key === 'string' ? [[name, key]] : [],
    ),
  )
}
