import { countEffect, effectsOf } from './counts.ts'
import type { Domains } from './domains.ts'
import { passwordHashOf } from './hash.ts'
import { domainIn } from './hostname.ts'
import type { Job, Mailbox } from './records.ts'
import { scenarioOf } from './scenarios.ts'
import { isTaken, revealForeign } from './taken.ts'
import type { World } from './world.ts'

/** A mailbox that is asked for; its address is lower-case and well formed. */
export type MailboxRequest = {
  readonly address: string
  readonly name: string
  readonly password: string
}

export type Refusal = {
  /** Position in the request. */
  readonly index: number
  readonly why: 'domain-not-registered' | 'already-registered'
}

/** A single refusal, and no mailbox of the request is made. */
export type Creation =
  | { readonly kind: 'accepted'; readonly uuid: string }
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] }

export type Mailboxes = {
  create(requests: readonly MailboxRequest[]): Creation
  /** Listed mailboxes whose address contains the text, strangers first. */
  search(text: string): readonly Mailbox[]
  byId(id: number): Mailbox | null
  /** Whether IMAP and SMTP take this password of an address. */
  admits(address: string, password: string): boolean
  /** Removes a mailbox; false when there is none with this id, or not any more. */
  remove(id: number): boolean
}

export function createMailboxes(world: World, domains: Domains): Mailboxes {
  const { store, now, lasting, arrange } = world

  function refusalOf({ address }: MailboxRequest): Refusal['why'] | null {
    const domain = domainIn(address) ?? ''
    if (domains.byName(domain)?.areNameServersActive !== true) return 'domain-not-registered'
    return isTaken(world, address) ? 'already-registered' : null
  }

  function startJob(requests: readonly MailboxRequest[]): Job {
    const names = [...new Set(requests.map(({ address }) => domainIn(address) ?? ''))]
    const isFirst = (domain: string): boolean => effectsOf(store.state, 'job', domain) === 0
    const culprit = names.find(name => scenarioOf(name) === 'jobfails' && isFirst(name))
    const drags = names.some(name => scenarioOf(name) === 'drags')
    const job: Job = {
      uuid: uuidFrom(world.random),
      addresses: requests.map(({ address }) => address),
      domains: names,
      acceptedAt: now(),
      finishesAt: now() + lasting(drags ? 'draggingJob' : 'job'),
      report: culprit === undefined ? null : `The mail server did not answer for '${culprit}'.`,
    }
    const left = names.filter(name => scenarioOf(name) === 'holes' && isFirst(name))
    const leftOut = left.map(
      name => requests.find(one => domainIn(one.address) === name)?.address,
    )
    for (const one of requests) addMailbox(one, job, leftOut.includes(one.address))
    for (const name of names) countEffect(store, 'job', name)
    store.put('jobs', job.uuid, job)
    return job
  }

  function addMailbox(request: MailboxRequest, job: Job, isLeftOut: boolean): void {
    store.put('mailboxes', request.address, {
      id: 12_000 + store.next('mailbox'),
      address: request.address,
      domain: domainIn(request.address) ?? '',
      name: request.name,
      passwordHash: passwordHashOf(request.address, request.password),
      owner: 'ours',
      existsFrom: isLeftOut || job.report !== null ? null : job.finishesAt,
      listedFrom: job.finishesAt + lasting('listing'),
      reservedUntil: job.finishesAt,
      removedAt: null,
    })
    countEffect(store, 'create', request.address)
  }

  const isListed = (mailbox: Mailbox): boolean =>
    exists(mailbox, now()) && now() >= mailbox.listedFrom

  return {
    create: requests =>
      store.transact(() => {
        for (const { address } of requests) revealForeign(world, address, 'asked')
        const refusals = requests.flatMap((request, index): readonly Refusal[] => {
          const why = refusalOf(request)
          if (why !== null) countEffect(store, 'refuse', request.address)
          return why === null ? [] : [{ index, why }]
        })
        if (refusals.length > 0) return { kind: 'refused', refusals }
        return { kind: 'accepted', uuid: startJob(requests).uuid }
      }),

    search: text => {
      revealForeign(world, text, 'searched')
      const found = [...store.state.mailboxes.values()].filter(
        mailbox => mailbox.address.includes(text) && isListed(mailbox),
      )
      const strangers = found.filter(({ owner }) => owner === 'stranger')
      return arrange([...strangers, ...found.filter(({ owner }) => owner === 'ours')])
    },

    byId: id => {
      const mailbox = [...store.state.mailboxes.values()].find(one => one.id === id)
      return mailbox !== undefined && exists(mailbox, now()) ? mailbox : null
    },

    admits: (address, password) => {
      const mailbox = store.state.mailboxes.get(address)
      return (
        mailbox !== undefined &&
        exists(mailbox, now()) &&
        scenarioOf(mailbox.domain) !== 'nologin' &&
        mailbox.passwordHash === passwordHashOf(address, password)
      )
    },

    remove: id =>
      store.transact(() => {
        const mailbox = [...store.state.mailboxes.values()].find(one => one.id === id)
        if (mailbox === undefined || !exists(mailbox, now())) return false
        store.put('mailboxes', mailbox.address, { ...mailbox, removedAt: now() })
        countEffect(store, 'remove', mailbox.address)
        return true
      }),
  }
}

export const exists = (mailbox: Mailbox, now: number): boolean =>
  mailbox.existsFrom !== null && mailbox.removedAt === null && now >= mailbox.existsFrom

function uuidFrom(random: () => number): string {
  const digits = Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16)).join(
    '',
  )
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    `a${digits.slice(17, 20)}`,
    digits.slice(20),
  ].join('-')
}
