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
  /** Whether a registrar has accepted these keys since the start. */
  isProven(keys: RegistrarCredentials): boolean
  /** Returns the registrar, wrapped so that each of its answers tells whether the keys work. */
  watch(registrar: Registrar): Registrar
}

const wishesName = 'keys.to-remember'
const wishesSchema = z.array(z.int())

/** Ids of orders whose keys are to be saved for their customer as soon as they have worked. */
const readWishes = (tx: Reader) =>
  wishesSchema.safeParse(readSetting(tx, wishesName)).data ?? []

/** Notes whether the keys of an order are to be saved for its customer once they have worked. */
export function wishToRemember(tx: Writer, orderId: number, isWished: boolean): void {
  const wishes = readWishes(tx)
  const others = wishes.filter(id => id !== orderId)
  if (isWished || others.length < wishes.length)
    writeSetting(tx, wishesName, isWished ? [...others, orderId] : others)
}

/** Knows which keys a registrar has accepted, and saves those of noted orders when it does. */
export function createProvenKeys(db: Database, vault: Vault, now: () => number): ProvenKeys {
  const proven = new Set<string>()

  function note(keys: RegistrarCredentials): void {
    const print = fingerprint(keys)
    if (proven.has(print) || !isOpen(db) || !vault.isOpen()) return
    write(db, tx => {
      for (const orderId of readWishes(tx)) {
        const stored = openStoredKeys(tx, vault, orderId)
        if (
          typeof stored === 'string' ||
          fingerprint(toCredentials(stored.platform, stored)) !== print
        )
          continue
        wishToRemember(tx, orderId, false)
        const order = findOrder(tx, orderId)
        if (order !== null)
          saveKeys(
            tx,
            vault,
            order.customerId,
            stored.platform,
            { ...stored, isProven: true },
            now(),
          )
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
      listDomains: (page, keys, signal) =>
        noted(keys, registrar.listDomains(page, keys, signal)),
      checkAccount: (keys, domains, signal) =>
        noted(keys, registrar.checkAccount(keys, domains, signal)),
    }),
  }
}

/** What keys are compared by, so that they do not stay in memory themselves. */
const fingerprint = (keys: RegistrarCredentials): string =>
  createHash('sha256').update(JSON.stringify(keys)).digest('hex')
