import { z } from 'zod'
import { portNumber } from '../../../shared/border/args.ts'
import { assertNever } from '../../../shared/border/result.ts'
import { isHostName, toAsciiName, toHostNames } from '../host-names.ts'
import { fieldOf, isRecord, shortList, textsIn } from '../json.ts'
import type { JobReading, MailinDomain, MailinMailbox } from '../mailin-port.ts'
import { saysPlanLimit } from './patterns.ts'

const count = z
  .union([
    z.int(),
    z
      .string()
      .regex(/^\d{1,15}$/)
      .transform(Number),
  ])
  .pipe(z.int().nonnegative())
const id = count.pipe(z.int().positive())

/** Good is "1", 1, true or `active` (docs/providers.md, Mailin.ai: domains). */
const flag = z
  .union([z.string(), z.number(), z.boolean()])
  .transform(value => ['1', 'true', 'active'].includes(String(value).trim().toLowerCase()))

/** Characters of fifty host names of full length. */
const longestNameServers = 13_000

/** A text with commas, a list, or nothing (docs/providers.md, Mailin.ai: domains). */
const nameServers = z
  .union([
    z
      .string()
      .max(longestNameServers)
      .transform(text => text.split(/[\s,;]+/)),
    shortList(z.string().nullable()).transform(names => names.filter(name => name !== null)),
  ])
  .nullish()
  .transform(names => toHostNames(names ?? []))

const hostDomain = z
  .object({
    id: id.nullable().catch(null),
    name: z.string().min(1).transform(toAsciiName),
    status: flag.nullish(),
    name_server_status: z.union([z.literal(''), flag]).nullish(),
    name_servers: nameServers,
  })
  .transform((row): MailinDomain => {
    // not every answer has `name_server_status`
    const second = row.name_server_status
    const hasSecond = typeof second === 'boolean'
    return {
      id: row.id,
      name: row.name,
      isActive: row.status === true && (!hasSecond || second),
      nameServers: row.name_servers,
    }
  })

const host = z
  .string()
  .transform(toAsciiName)
  .pipe(z.string().refine(isHostName))
  .nullish()
  .transform(name => name ?? null)
  .catch(null)
const port = count
  .pipe(portNumber)
  .nullish()
  .transform(n => n ?? null)
  .catch(null)

const mailinMailbox = z
  .object({
    id,
    domain_id: id
      .nullish()
      .transform(value => value ?? null)
      .catch(null),
    smtp_host: host,
    smtp_port: port,
    imap_host: host,
    imap_port: port,
  })
  .transform(row => ({
    id: row.id,
    domainId: row.domain_id,
    smtpHost: row.smtp_host,
    smtpPort: row.smtp_port,
    imapHost: row.imap_host,
    imapPort: row.imap_port,
  }))

export type ReplyPage = {
  readonly items: readonly unknown[]
  /** null: the answer does not say. */
  readonly lastPage: number | null
  /** Whether it names a page after it; null: it does not say. */
  readonly hasNext: boolean | null
  readonly total: number | null
}

const unpaged = { lastPage: null, hasNext: null, total: null }

/**
 * The rows of a list answer: a paginator, a bare list or a bare row, each perhaps inside
 * `data`. null: none of these.
 */
export function readPage(body: unknown, depth = 2): ReplyPage | null {
  if (Array.isArray(body)) return { items: body, ...unpaged }
  if (!isRecord(body)) return null
  if (isRow(body)) return { items: [body], ...unpaged, lastPage: 1 }
  if (!Object.hasOwn(body, 'data') || depth === 0) return null
  const data = fieldOf(body, 'data')
  const isEmpty = data === null || (isRecord(data) && Object.keys(data).length === 0)
  const inner = isEmpty ? { items: [], ...unpaged } : readPage(data, depth - 1)
  return inner && { items: inner.items, ...readPaging(body, inner) }
}

/** A domain row. null: not in any known shape. */
export function readDomain(item: unknown): MailinDomain | null {
  return hostDomain.safeParse(item).data ?? null
}

/** The name of a domain row, lower-case ASCII; null: it has none. */
export function nameOf(item: unknown): string | null {
  const name = fieldOf(item, 'name')
  return typeof name === 'string' && name.trim() !== '' ? toAsciiName(name) : null
}

/** The address of a mailbox row, lower-case: the first of three fields that holds an @. */
export function addressOf(item: unknown): string | null {
  for (const name of ['username', 'email', 'name']) {
    const value = fieldOf(item, name)
    if (typeof value === 'string' && /^[^\s@]+@[^\s@]+$/.test(value.trim()))
      return value.trim().toLowerCase()
  }
  return null
}

/** A mailbox row. null: without an address or an id. */
export function readMailbox(item: unknown): MailinMailbox | null {
  const email = addressOf(item)
  const row = mailinMailbox.safeParse(item).data
  return email === null || row === undefined ? null : { ...row, email }
}

/** Nameservers of a transfer answer; empty when it carries none that can be read. */
export function readNameServers(body: unknown): readonly string[] {
  const found = fieldOf(body, 'name_servers') ?? fieldOf(fieldOf(body, 'data'), 'name_servers')
  return nameServers.safeParse(found).data ?? []
}

/** A creating job's id. null: the answer names none. */
export function readJobUuid(body: unknown): string | null {
  const uuid = fieldOf(body, 'uuid') ?? fieldOf(fieldOf(body, 'data'), 'uuid')
  return typeof uuid === 'string' && /^[\w-]{1,100}$/.test(uuid) ? uuid : null
}

/** A login's token, which has no expiry. null: the answer names none. */
export function readToken(body: unknown): string | null {
  const token = fieldOf(body, 'token') ?? fieldOf(fieldOf(body, 'data'), 'token')
  return typeof token === 'string' && /^[\x21-\x7e]{1,4000}$/.test(token) ? token : null
}

/** How a job stands. null: in no known word. */
export function readJobState(body: unknown): JobReading | null {
  const data = fieldOf(body, 'data')
  // a `status` outside `data` may be only that of the answer
  const state = jobWords.get(wordOf(fieldOf(data, 'status')) || wordOf(fieldOf(body, 'status')))
  switch (state) {
    case undefined:
      return null
    case 'running':
      return { kind: 'running' }
    case 'completed':
      return { kind: 'completed', mailboxes: readJobItems(data) }
    case 'failed':
      return readFailure(body)
    default:
      return assertNever(state)
  }
}

type JobState = 'running' | 'completed' | 'failed'

const jobWords: ReadonlyMap<string, JobState> = new Map([
  // Mailin's own words, then those that queues such as Laravel's have for the same
  ...words('running', 'pending processing created 0'),
  ...words('running', 'queued waiting scheduled accepted received new dispatched reserved'),
  ...words('running', 'started in_progress inprogress running working active retrying delayed'),
  ...words('completed', 'completed 1 true'),
  ...words('completed', 'complete success successful succeeded finished done ok processed'),
  ...words('failed', 'failed'),
  ...words('failed', 'failure fail error errored cancelled canceled aborted rejected'),
  ...words('failed', 'expired timeout timed_out'),
])

/** A job makes one batch. */
const mostJobItems = 200
function words(state: JobState, list: string): readonly (readonly [string, JobState])[] {
  return list.split(' ').map(word => [word, state] as const)
}

function readFailure(body: unknown): JobReading {
  const detail = readReport(body)
  return { kind: 'failed', detail, isPlanLimit: saysPlanLimit([{ text: detail }]) }
}

function readJobItems(data: unknown) {
  const inner = fieldOf(data, 'data')
  const items = [data, inner].find(Array.isArray) ?? [inner ?? data]
  return items
    .slice(0, mostJobItems)
    .map(readMailbox)
    .filter(mailbox => mailbox !== null)
    .map(({ id, domainId, email }) => ({ id, domainId, email }))
}

function readReport(body: unknown): string {
  const data = fieldOf(body, 'data')
  const values = [body, data].flatMap(one =>
    ['report', 'message', 'error'].map(name => fieldOf(one, name)),
  )
  const texts = values.flatMap(value => textsIn(value).map(({ text }) => text))
  return texts.length > 0 ? [...new Set(texts)].join(' ') : 'The job failed without a report.'
}

function wordOf(value: unknown): string {
  const isWord = ['string', 'number', 'boolean'].includes(typeof value)
  return isWord
    ? String(value)
        .trim()
        .toLowerCase()
        .replace(/[\s-]+/g, '_')
    : ''
}

function isRow(value: Readonly<Record<string, unknown>>): boolean {
  return ['name', 'username', 'email'].some(name => typeof fieldOf(value, name) === 'string')
}

function readPaging(body: unknown, inner: ReplyPage) {
  const meta = fieldOf(body, 'meta')
  const read = (name: string) =>
    count.safeParse(fieldOf(body, name) ?? fieldOf(meta, name)).data ?? null
  return {
    lastPage: read('last_page') ?? inner.lastPage,
    hasNext: readHasNext(body) ?? inner.hasNext,
    total: read('total') ?? inner.total,
  }
}

/** Whether the answer names a next page; null: it does not say. The address is never followed. */
function readHasNext(body: unknown): boolean | null {
  const pageUrls = [body, fieldOf(body, 'meta')].map(value => fieldOf(value, 'next_page_url'))
  const next = [...pageUrls, fieldOf(fieldOf(body, 'links'), 'next')].find(
    one => one !== undefined,
  )
  return next === undefined ? null : typeof next === 'string' && next.trim() !== ''
}

/** What tells a row from others of its list; rows that name nothing are all alike. */
export function identityOf(item: unknown): string {
  const name = addressOf(item) ?? nameOf(item) ?? ''
  return `${String(fieldOf(item, 'id')).slice(0, 40)} ${name.slice(0, 300)}`
}
