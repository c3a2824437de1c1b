import { z } from 'zod'
import { assertNever } from '../../shared/border/result.ts'
import type { Core } from './core.ts'
import { domainIn } from './hostname.ts'
import { type Answer, jsonAnswer } from './http.ts'
import type { Refusal } from './mailboxes.ts'
import { invalidData, noSuchModel } from './mailin-answers.ts'
import type { SearchQuery } from './mailin-domains.ts'
import { jobBody, mailboxItem, page, strangerDomain } from './mailin-shapes.ts'
import { quirksOf } from './quirks.ts'
import type { Mailbox } from './records.ts'

const ADDRESS = /^[a-z0-9_-](?:[a-z0-9._-]{0,62}[a-z0-9_-])?@[a-z0-9.-]+$/

const address = z
  .string()
  .trim()
  .toLowerCase()
  .refine(text => ADDRESS.test(text) && !text.includes('..') && domainIn(text) !== null)

export const createBody = z.strictObject({
  domain_id: z.int().optional(),
  mailboxes: z
    .array(
      z.strictObject({
        username: address,
        name: z.string().trim().min(1).max(255),
        password: z.string().min(8).max(255),
      }),
    )
    .min(1)
    .max(100),
})
export type CreateBody = z.infer<typeof createBody>

const MESSAGE = 'Your request has been received and is being processed.'

export function createMailboxes(core: Core, body: CreateBody): Answer {
  const faults = bodyFaults(core, body)
  if (Object.keys(faults).length > 0) return invalidData(faults)
  const requests = body.mailboxes.map(({ username, ...rest }) => ({
    address: username,
    ...rest,
  }))
  const creation = core.mailboxes.create(requests)
  switch (creation.kind) {
    case 'accepted': {
      const { uuid } = creation
      const { isUuidInData } = quirksOf(domainIn(requests[0]?.address ?? '') ?? '')
      const named = isUuidInData ? { data: { uuid } } : { uuid }
      return jsonAnswer(210, { ...named, message: MESSAGE })
    }
    case 'refused': {
      const errors = creation.refusals.map(refusal => [
        `mailboxes.${refusal.index}.username`,
        [refusalText(refusal, requests[refusal.index]?.address ?? '')],
      ])
      return invalidData(Object.fromEntries(errors))
    }
    default:
      return assertNever(creation)
  }
}

export const firstHalf = ({ mailboxes, ...rest }: CreateBody): CreateBody => ({
  ...rest,
  mailboxes: mailboxes.slice(0, Math.ceil(mailboxes.length / 2)),
})

/** Errors of the request as a whole: an address twice, or not on the named domain. */
function bodyFaults(core: Core, body: CreateBody): Readonly<Record<string, readonly string[]>> {
  const addresses = body.mailboxes.map(({ username }) => username)
  const doubles = addresses.flatMap((one, index) =>
    addresses.indexOf(one) === index ? [] : [`mailboxes.${index}.username`],
  )
  const named = body.domain_id === undefined ? null : core.domains.byId(body.domain_id)
  const isElsewhere = addresses.some(one => domainIn(one) !== named?.name)
  const misplaced = body.domain_id !== undefined && isElsewhere
  return Object.fromEntries([
    ...doubles.map(path => [path, [`The ${path} field has a duplicate value.`]]),
    ...(misplaced ? [['domain_id', ['The selected domain id is invalid.']]] : []),
  ])
}

function refusalText({ why }: Refusal, address: string): string {
  switch (why) {
    case 'domain-not-registered':
      return `The domain '${domainIn(address) ?? ''}' is not registered in your account or not active yet.`
    case 'already-registered':
      return `The mailbox '${address}' is already registered to your account.`
    default:
      return assertNever(why)
  }
}

export function showJob(core: Core, uuid: string): Answer {
  const job = core.jobs.byUuid(uuid)
  if (job === null) return noSuchModel(404, 'MailboxJob', uuid)
  const items = job.mailboxes.map(({ id, address, domain, name }) => ({
    id,
    username: address,
    domain_id: core.domains.byName(domain)?.id,
    name,
  }))
  return jsonAnswer(200, jobBody(job, items))
}

export function listMailboxes(core: Core, query: SearchQuery): Answer {
  const text = query.name.trim().toLowerCase()
  const items = core.mailboxes.search(text).map(mailbox => itemOf(core, mailbox))
  const isBare = text !== '' && query.page === 1 && quirksOf(domainIn(text) ?? text).isBareList
  return jsonAnswer(200, isBare ? items : page(items, query.page, query.per_page))
}

const itemOf = (core: Core, mailbox: Mailbox): object =>
  mailboxItem(
    mailbox,
    core.domains.byName(mailbox.domain)?.id ?? strangerDomain(mailbox.domain).id,
  )

export function deleteMailbox(core: Core, id: string): Answer {
  if (core.mailboxes.remove(Number(id))) {
    return jsonAnswer(200, { message: 'Mailbox deleted successfully.' })
  }
  return noSuchModel(Number(id) % 2 === 0 ? 404 : 500, 'Mailbox', id)
}
