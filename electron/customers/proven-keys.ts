import { createHash } from 'node:crypto'
import { z } from 'zod'
import {
  type Database,
  isOpen,
  type Reader,
  type Writer,
  write,
} from '../../db/core/database.ts'
import { findOrder } from '../../db/orders/orders.ts'
import { readSetting, writeSetting } from '../../db/settings/settings.ts'
import { openStoredKeys, toCredentials } from '../orders/platform-keys.ts'
import type { Registrar, RegistrarCredentials } from '../providers/registrar.ts'
import type { Vault } from '../vault/vault.ts'
import { saveKeys } from './saved-keys.ts'

export type ProvenKeys = {
  /** A registrar has accepted these since the start. */
  isProven(keys: RegistrarCredentials): boolean
  /** The same registrar; every answer of it tells whether the keys work. */
  watch(registrar: Registrar): Registrar
}

const wishesName = 'keys.to-remember'
const wishesSchema = z.array(z.int())

/** Orders whose keys are to be remembered for their customer as soon as they have worked. */
const readWishes = (tx: Reader) =>
  wishesSchema.safeParse(readSetting(tx, wishesName)).data ?? []

/** Notes whether the keys of an order are to be remembered once they have worked. */
export function wishToRemember(tx: Writer, orderId: number, isWished: boolean): void {
  const wishes = readWishes(tx)
  const others = wishes.filter(id => id !== orderId)
  if (isWished || others.length < wishes.length)
    writeSetting(tx, wishesName, isWished ? [...others, orderId] : others)
}

/** Keys that a registrar has accepted, and the remembering that waited for it. */
export function createProvenKeys(db: Database, vault: Vault, now: () => number): ProvenKeys {
  const proven = new Set<string>()

  function note(keys: RegistrarCredentials): void {
    const print = fingerprint(keys)
    if (proven.has(print) || !isOpen(db) || !vault.isOpen()) return
    write(db, tx => {
      for (const orderId of readWishes(tx)) {
        const kept = openStoredKeys(tx, vault, orderId)
        if (
          typeof kept === 'string' ||
          fingerprint(toCredentials(kept.platform, kept)) !== print
        )
          continue
        wishToRemember(tx, orderId, false)
        const order = findOrder(tx, orderId)
        if (order !== null) saveKeys(tx, vault, order.customerId, kept.platform, kept, now())
      }
    })
    proven.add(print)
  }

  async function noted<Got extends { readonly ok: boolean }>(
    keys: RegistrarCredentials,
    asked: Promise<Got>,
  ): Promise<Got> {
    const answer = await asked
    if (answer.ok) note(keys)
    return answer
  }

  return {
    isProven: keys => proven.has(fingerprint(keys)),
    watch: registrar => ({
      name: registrar.name,
      readNameServers: (domain, keys, signal) =>
        noted(keys, registrar.readNameServers(domain, keys, signal)),
      readRegistration: (domain, keys, signal) =>
        noted(keys, registrar.readRegistration(domain, keys, signal)),
      writeNameServers: (domain, nameServers, keys, signal) =>
        noted(keys, registrar.writeNameServers(domain, nameServers, keys, signal)),
      checkAccount: (keys, domains, signal) =>
        noted(keys, registrar.checkAccount(keys, domains, signal)),
    }),
  }
}

/** Kept in memory for the comparison: the keys themselves are not. */
const fingerprint = (keys: RegistrarCredentials): string =>
  createHash('sha256').update(JSON.stringify(keys)).digest('hex')
