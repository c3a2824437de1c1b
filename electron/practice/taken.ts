import { isHostname } from './hostname.ts'
import { scenarioOf } from './scenarios.ts'
import type { World } from './world.ts'

/** Local parts that somebody else already has on a `conflict` domain. */
const takenLocalParts = ['john', 'info', 'hello'] as const

/** Whether an address exists, or is being made by a job that has not ended. */
export function isTaken({ store, now }: World, address: string): boolean {
  const mailbox = store.get('mailboxes', address)
  if (mailbox === null || mailbox.removedAt !== null) return false
  return mailbox.existsFrom !== null || now() < mailbox.reservedUntil
}

/**
 * Stores the mailboxes of others that a search or a request meets: a near match of every search,
 * and on a `conflict` domain the taken ones and the first that is asked for. Idempotent.
 */
export function revealForeign(world: World, text: string, how: 'searched' | 'asked'): void {
  const [local, domain = local] = text.split('@')
  if (local === undefined || domain === undefined || !isHostname(domain)) return
  world.store.transact(() => {
    if (how === 'searched') addStranger(world, nearMatchOf(text, domain))
    if (scenarioOf(domain) !== 'conflict') return
    for (const taken of takenLocalParts) addStranger(world, `${taken}@${domain}`)
    if (how === 'asked' && world.store.get('sequences', `asked ${domain}`) === null) {
      world.store.next(`asked ${domain}`)
      addStranger(world, `${local}@${domain}`)
    }
  })
}

/** An address that the same search finds, at a domain that nobody orders. */
const nearMatchOf = (text: string, domain: string): string =>
  text === domain ? `stranger@my-${domain}` : `${text}.stranger.test`

function addStranger({ store, now }: World, address: string): void {
  if (store.get('mailboxes', address) !== null) return
  store.put('mailboxes', address, {
    id: 12_000 + store.next('mailbox'),
    address,
    domain: address.slice(address.indexOf('@') + 1),
    name: 'Somebody Else',
    passwordHash: null,
    owner: 'stranger',
    existsFrom: now(),
    listedFrom: now(),
    reservedUntil: now(),
    removedAt: null,
  })
}
