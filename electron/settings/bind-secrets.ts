import { z } from 'zod'
import {
  type Database,
  isOpen,
  type Reader,
  type Writer,
  write,
} from '../../db/core/database.ts'
import { readSetting, writeSetting } from '../../db/settings/settings.ts'
import { type BoundKey, keyOwners, keysBoundElsewhere } from '../../db/vault/bound-keys.ts'
import { findOrigin } from '../../db/vault/secrets.ts'
import { type RegistrarId, registrarIds } from '../../shared/registrars/catalogue.ts'
import { pauseBriefly } from '../scheduler/yield.ts'
import { settingsColumn } from '../vault/secret-columns.ts'
import type { Vault } from '../vault/vault.ts'
import type { Origins } from './origins.ts'

const boundSetting = 'secrets.bound'
/** `true`: all secrets are bound. Else the origins that unbound ones have to be bound to. */
const boundSchema = z.union([z.literal(true), z.record(z.string(), z.string())])

/** Orders or customers whose keys are bound in one batch, two keys each: some milliseconds. */
const ownersPerBatch = 25

/**
 * Binds secrets of a version that bound none to an origin. They belong to the origins of the
 * settings at the first start of a version that does; these are noted. Passwords are bound here,
 * once the vault is open; `bindOldKeys` binds the keys, of which there may be thousands.
 * Idempotent.
 */
export function bindOldSecrets(db: Database, vault: Vault, current: Origins): void {
  const noted = readNoted(db.reader)
  if (noted === true) return
  const origins = { ...current, ...noted }
  write(db, tx => {
    if (noted === undefined) writeSetting(tx, boundSetting, current)
    if (!vault.isOpen()) return
    bindPassword(tx, vault, 'mailin.password', origins.mailin)
    bindPassword(tx, vault, 'mail.password', origins.mail)
  })
}

/**
 * Binds the unbound registrar keys, in batches, until all are bound or the database closes. A kill
 * leaves the rest for the next start; meanwhile `oldKeyOrigin` says their origin.
 */
export async function bindOldKeys(db: Database, vault: Vault): Promise<void> {
  const noted = readNoted(db.reader)
  if (noted === true || noted === undefined || !vault.isOpen()) return
  for (const platform of registrarIds) {
    const origin = noted[platform] ?? ''
    for await (const page of pagesElsewhere(db, platform, origin))
      write(db, tx => {
        for (const key of page) if (key.origin === null) vault.bind(tx, key, key.id, origin)
      })
  }
  if (isOpen(db)) write(db, tx => writeSetting(tx, boundSetting, true))
}

/** The origin of unbound keys of this registrar; '': there are none, or it is not known. */
export function oldKeyOrigin(tx: Reader, platform: RegistrarId): string {
  const noted = readNoted(tx)
  return noted === true ? '' : (noted?.[platform] ?? '')
}

/** Whether a stored key of this registrar was entered for another origin than the current one. */
export async function hasKeysElsewhere(
  db: Database,
  platform: RegistrarId,
  origin: string,
): Promise<boolean> {
  for await (const page of pagesElsewhere(db, platform, origin))
    if (page.some(key => isElsewhere(db.reader, platform, key, origin))) return true
  return false
}

/** Binds stored keys of this registrar to its current origin, as staff confirmed. Returns how many. */
export async function confirmOrigin(
  db: Database,
  vault: Vault,
  platform: RegistrarId,
  origin: string,
): Promise<number> {
  let bound = 0
  for await (const page of pagesElsewhere(db, platform, origin))
    write(db, tx => {
      for (const key of page) {
        if (!isElsewhere(tx, platform, key, origin)) continue
        if (vault.bind(tx, key, key.id, origin)) bound += 1
      }
    })
  return bound
}

/** Keys that are not bound to the origin, in batches, with pauses in between. */
async function* pagesElsewhere(
  db: Database,
  platform: RegistrarId,
  origin: string,
): AsyncGenerator<readonly BoundKey[]> {
  for (const of of keyOwners)
    for (let after: number | null = 0; after !== null; ) {
      if (!isOpen(db)) return
      const paging = { after, limit: ownersPerBatch }
      const page = keysBoundElsewhere(db.reader, of, platform, origin, paging)
      if (page.keys.length > 0) yield page.keys
      after = page.last
      await pauseBriefly()
    }
}

function isElsewhere(
  tx: Reader,
  platform: RegistrarId,
  key: BoundKey,
  origin: string,
): boolean {
  return (key.origin ?? oldKeyOrigin(tx, platform)) !== origin
}

const readNoted = (tx: Reader) => boundSchema.safeParse(readSetting(tx, boundSetting)).data

function bindPassword(tx: Writer, vault: Vault, name: string, origin: string): void {
  const id = z.string().safeParse(readSetting(tx, name)).data
  if (id !== undefined && findOrigin(tx, id) === null)
    vault.bind(tx, settingsColumn, id, origin)
}
