import { z } from 'zod'
import { type Database, type Transaction, write } from '../../db/database.ts'
import { keysBoundElsewhere } from '../../db/queries/bound-keys.ts'
import { findOrigin } from '../../db/queries/secrets.ts'
import { readSetting, writeSetting } from '../../db/queries/settings.ts'
import { type RegistrarName, registrarNames } from '../../shared/order.ts'
import type { Vault } from '../vault/vault.ts'
import type { Origins } from './origins.ts'

const boundSetting = 'secrets.bound'
/** `true`: all are bound; else what they are to be bound to as soon as the vault is open. */
const boundSchema = z.union([z.literal(true), z.record(z.string(), z.string())])
const place = { table: 'settings', column: 'value' } as const

/**
 * Once, for secrets of a version that noted no address: they are bound to the addresses that the
 * settings had when a version that does opened them first.
 */
export function bindOldSecrets(db: Database, vault: Vault, present: Origins): void {
  const noted = boundSchema.safeParse(readSetting(db.orm, boundSetting)).data
  if (noted === true) return
  const origins = { ...present, ...noted }
  write(db, tx => {
    if (!vault.isOpen()) {
      if (noted === undefined) writeSetting(tx, boundSetting, present)
      return
    }
    bindPassword(tx, vault, 'mailin.password', origins.mailin)
    bindPassword(tx, vault, 'mail.password', origins.mail)
    for (const platform of registrarNames)
      for (const key of keysBoundElsewhere(tx, platform, origins[platform]))
        if (key.origin === null) vault.bind(tx, key, key.id, origins[platform])
    writeSetting(tx, boundSetting, true)
  })
}

function bindPassword(tx: Transaction, vault: Vault, name: string, origin: string): void {
  const id = z.string().safeParse(readSetting(tx, name)).data
  if (id !== undefined && findOrigin(tx, id) === null) vault.bind(tx, place, id, origin)
}

/** So many keys a turn, a few milliseconds each. */
const turn = 200

/** Staff say that kept keys of this registrar may go to its present address. Answers how many. */
export async function confirmOrigin(
  db: Database,
  vault: Vault,
  platform: RegistrarName,
  origin: string,
): Promise<number> {
  const keys = keysBoundElsewhere(db.orm, platform, origin)
  let bound = 0
  for (let at = 0; at < keys.length && db.raw.open; at += turn) {
    write(db, tx => {
      for (const key of keys.slice(at, at + turn))
        if (vault.bind(tx, key, key.id, origin)) bound += 1
    })
    await new Promise(resolve => setImmediate(resolve))
  }
  return bound
}
