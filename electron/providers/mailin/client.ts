import { fail, ok } from '../../../shared/border/result.ts'
import { providerAddresses } from '../../../shared/settings/settings.ts'
import { toAsciiName } from '../host-names.ts'
import {
  type ClientOptions,
  completeBaseUrl,
  createHttp,
  type Http,
  type HttpRequest,
} from '../http.ts'
import type {
  Answer,
  BeforePage,
  MailinDomain,
  MailinMailbox,
  MailinPort,
  NewMailbox,
} from '../mailin-port.ts'
import { watchStalePages } from '../stale-pages.ts'
import { yieldingRows } from '../yielding-rows.ts'
import {
  isUnknownId,
  mailinFailure,
  type Reply,
  refusal,
  toReply,
  unreadable,
} from './failures.ts'
import { readRefusals, readTransferWord, saysGone, saysNoRoute, sentence } from './patterns.ts'
import * as replies from './replies.ts'
import { createSession, type Login, type Session, type TokenStore } from './token.ts'

export const mailinBaseUrl = providerAddresses.mailin

export type MailinOptions = ClientOptions & Login & { readonly tokens: TokenStore }

type Call = Pick<HttpRequest, 'method' | 'path' | 'query' | 'body' | 'kind'> & {
  readonly secrets?: readonly string[]
}
type Send = (call: Call) => Answer<Reply>

const perPage = 100
/** 20,000 rows: more than a search can find, so the list has no end. */
const maxPages = 200

/**
 * The client of Mailin.ai. Each method is one attempt, a fresh login on 401 and the pages of
 * a list apart. Searches are partial at Mailin, so every name is compared exactly.
 */
export function createMailin(options: MailinOptions): MailinPort {
  const baseUrl = completeBaseUrl(options.baseUrl, mailinBaseUrl)
  const http = createHttp({ ...options, baseUrl, provider: 'mailin' })
  const session = createSession(http, options, options.tokens)
  const send = createSend(http, session, options.password)
  return {
    async login() {
      const token = await session.login()
      return token.ok ? ok(null) : token
    },
    findDomain: (name, beforePage) => findDomain(send, toAsciiName(name), beforePage),
    listDomains: page => listDomains(send, page),
    transferDomain: name => transferDomain(send, toAsciiName(name)),
    createMailboxes: mailboxes => createMailboxes(send, mailboxes),
    readJob: jobUuid => readJob(send, jobUuid),
    listMailboxes: (domain, beforePage) => listMailboxes(send, toAsciiName(domain), beforePage),
    listAllMailboxes: page => listAllMailboxes(send, page),
    removeMailbox: id => removeMailbox(send, id),
  }
}

/** Sends with the token, and once again with a new one when Mailin refuses it. */
function createSend(http: Http, session: Session, password: string): Send {
  const attempt = async (call: Call, token: string): Answer<Reply> => {
    const sent = await http.send({
      ...call,
      headers: { authorization: `Bearer ${token}` },
      secrets: [token, password, ...(call.secrets ?? [])],
    })
    return sent.ok ? ok(toReply(sent.value)) : sent
  }
  return async call => {
    const token = await session.token()
    if (!token.ok) return token
    const first = await attempt(call, token.value)
    // refused before anything happened, so a write may be sent again, too
    if (!first.ok || first.value.status !== 401) return first
    const renewed = await session.renew(token.value)
    return renewed.ok ? attempt(call, renewed.value) : renewed
  }
}

/** One page of rows; no rows when Mailin does not know what was asked for. */
async function readRows(send: Send, path: string, name: string, page: number) {
  const query = { ...(name !== '' && { name }), per_page: String(perPage), page: String(page) }
  const sent = await send({ method: 'GET', path, query, kind: 'read' })
  if (!sent.ok) return sent
  const reply = sent.value
  const empty: replies.ReplyPage = { items: [], lastPage: page, hasNext: false, total: null }
  if (isUnknownId(reply)) return ok({ reply, rows: empty })
  if (!reply.isGood) return refusal(reply, 'read')
  const rows = reply.json && replies.readPage(reply.json.value)
  return rows === null ? unreadable(reply, 'read') : ok({ reply, rows })
}

function isLast(rows: replies.ReplyPage, page: number): boolean {
  if (rows.items.length === 0) return true
  if (rows.lastPage !== null) return page >= rows.lastPage
  return rows.hasNext === null ? rows.items.length < perPage : !rows.hasNext
}

/** What a search is for: `name` may be a part of what it finds. */
type Search = {
  readonly path: string
  readonly name: string
  readonly beforePage: BeforePage | undefined
}

/** Every page of a search, up to the first that failed; one without an end is unreadable. */
async function* readPages(send: Send, { path, name, beforePage }: Search) {
  let previous = ''
  let total: number | null = null
  const pages = watchStalePages()
  for (let [page, asked] = [1, 1]; ; asked += 1) {
    const failure = asked === 1 ? null : await beforePage?.()
    if (failure != null) {
      yield fail(failure)
      return
    }
    const read = await readRows(send, path, name, page)
    yield read
    if (!read.ok) return
    const { reply, rows } = read.value
    const gone = total === null || rows.total === null ? 0 : total - rows.total
    total = rows.total ?? total
    // the list became shorter meanwhile: rows of this page have moved to pages that were read
    const next = gone > 0 && page > 1 ? Math.max(1, page - Math.ceil(gone / perPage)) : page + 1
    if (next > page && isLast(rows, page)) return
    // a server that knows no pages answers the same rows again
    const saysNothing = rows.lastPage === null && rows.hasNext === null
    if (saysNothing && reply.body === previous) return
    previous = reply.body
    const names: string[] = []
    for await (const item of yieldingRows(rows.items)) names.push(replies.identityOf(item))
    if (!pages.takes(names) || asked >= maxPages) {
      yield unreadable(reply, 'read', 'a list without an end')
      return
    }
    page = next
  }
}

/** Of several rows of the name, an active one wins: the others are left over. */
async function findDomain(
  send: Send,
  name: string,
  beforePage?: BeforePage,
): Answer<MailinDomain | null> {
  let best: MailinDomain | null = null
  for await (const read of readPages(send, { path: '/domains', name, beforePage })) {
    if (!read.ok) return read
    for await (const item of yieldingRows(read.value.rows.items)) {
      // strangers come along: only the wanted one has to be readable, but all need a name
      const found = replies.nameOf(item)
      if (found !== null && found !== name) continue
      const domain = replies.readDomain(item)
      if (domain === null) return unreadable(read.value.reply, 'read')
      if (domain.isActive) return ok(domain)
      best ??= domain
    }
  }
  return ok(best)
}

async function listDomains(send: Send, page: number): ReturnType<MailinPort['listDomains']> {
  const read = await readRows(send, '/domains', '', page)
  if (!read.ok) return read
  const { reply, rows } = read.value
  const domains = new Map<string, MailinDomain>()
  for await (const item of yieldingRows(rows.items)) {
    const domain = replies.readDomain(item)
    if (domain === null) return unreadable(reply, 'read')
    if (domain.isActive || !domains.has(domain.name)) domains.set(domain.name, domain)
  }
  const lastPage = rows.lastPage ?? (isLast(rows, page) ? page : page + 1)
  return ok({ domains: [...domains.values()], lastPage, total: rows.total ?? domains.size })
}

async function transferDomain(
  send: Send,
  name: string,
): ReturnType<MailinPort['transferDomain']> {
  const body = { json: { domain_name: name } }
  const sent = await send({ method: 'POST', path: '/domains/transfer', body, kind: 'write' })
  if (!sent.ok) return sent
  const reply = sent.value
  if (reply.isGood && typeof reply.json?.value !== 'object') return unreadable(reply, 'write')
  const isOwnStatus = [310, 311, 312, 313, 401, 402, 403, 429].includes(reply.status)
  const word = isOwnStatus ? null : readTransferWord(reply.texts)
  if (word === 'already-there') return ok({ nameServers: [], alreadyThere: true })
  if (reply.isGood) {
    return ok({ nameServers: replies.readNameServers(reply.json?.value), alreadyThere: false })
  }
  const said = sentence(reply.texts)
  if (word === 'other-account') return mailinFailure(reply, 'conflict', said)
  return word === 'invalid'
    ? mailinFailure(reply, 'invalid_input', said)
    : refusal(reply, 'write')
}

async function createMailboxes(
  send: Send,
  mailboxes: readonly NewMailbox[],
): ReturnType<MailinPort['createMailboxes']> {
  const entries = mailboxes.map(mailbox => ({
    username: mailbox.email,
    name: mailbox.displayName,
    password: mailbox.password,
  }))
  const sent = await send({
    method: 'POST',
    path: '/mailboxes',
    body: { json: { mailboxes: entries } },
    kind: 'write',
    secrets: mailboxes.map(mailbox => mailbox.password),
  })
  if (!sent.ok) return sent
  const reply = sent.value
  if (reply.isGood) {
    const jobUuid = replies.readJobUuid(reply.json?.value)
    return jobUuid === null ? unreadable(reply, 'write') : ok({ kind: 'accepted', jobUuid })
  }
  const failure = refusal(reply, 'write')
  if (failure.failure.code !== 'invalid_input') return failure
  const refused = readRefusals(reply.texts, mailboxes)
  if (refused.length === 0) return failure
  return ok({
    kind: 'refused',
    refused: refused.map(one => ({ ...one, detail: reply.safe(one.detail) })),
  })
}

async function readJob(send: Send, jobUuid: string): ReturnType<MailinPort['readJob']> {
  const path = `/mailboxes/status/${encodeURIComponent(jobUuid)}`
  const sent = await send({ method: 'GET', path, kind: 'read' })
  if (!sent.ok) return sent
  const reply = sent.value
  if (isUnknownId(reply)) return ok({ kind: 'unknown' })
  if (!reply.isGood) return refusal(reply, 'read')
  const state = replies.readJobState(reply.json?.value)
  if (state === null) return unreadable(reply, 'read')
  return ok(state.kind === 'failed' ? { ...state, detail: reply.safe(state.detail) } : state)
}

async function listMailboxes(
  send: Send,
  domain: string,
  beforePage?: BeforePage,
): Answer<readonly MailinMailbox[]> {
  // pages move while they are read, so the same row may come twice
  const found = new Map<string, MailinMailbox>()
  const search = { path: '/mailboxes', name: domain, beforePage }
  for await (const read of readPages(send, search)) {
    if (!read.ok) return read
    for await (const item of yieldingRows(read.value.rows.items)) {
      // strangers come along: only the wanted ones have to be readable
      if (replies.addressOf(item)?.endsWith(`@${domain}`) !== true) continue
      const mailbox = replies.readMailbox(item)
      if (mailbox === null) return unreadable(read.value.reply, 'read')
      found.set(`${mailbox.id} ${mailbox.email}`, mailbox)
    }
  }
  return ok([...found.values()])
}

async function listAllMailboxes(
  send: Send,
  page: number,
): ReturnType<MailinPort['listAllMailboxes']> {
  const read = await readRows(send, '/mailboxes', '', page)
  if (!read.ok) return read
  const { reply, rows } = read.value
  const mailboxes: MailinMailbox[] = []
  for await (const item of yieldingRows(rows.items)) {
    if (replies.addressOf(item) === null) continue
    const mailbox = replies.readMailbox(item)
    if (mailbox === null) return unreadable(reply, 'read')
    mailboxes.push(mailbox)
  }
  const lastPage = rows.lastPage ?? (isLast(rows, page) ? page : page + 1)
  return ok({ mailboxes, lastPage })
}

async function removeMailbox(send: Send, id: number): Answer<null> {
  if (!Number.isSafeInteger(id) || id < 1) {
    const detail = 'A Mailin mailbox id is a whole number from 1.'
    return fail({ code: 'invalid_input', provider: 'mailin', detail })
  }
  const sent = await send({ method: 'DELETE', path: `/mailboxes/${id}`, kind: 'write' })
  if (!sent.ok) return sent
  const reply = sent.value
  if (reply.isGood) {
    const isReadable = reply.json !== null || reply.body.trim() === ''
    return isReadable ? ok(null) : unreadable(reply, 'write')
  }
  const isOwnStatus = [310, 311, 312, 313, 401, 403, 429].includes(reply.status)
  const isGone = saysGone(reply.texts) && !saysNoRoute(reply.texts)
  return isUnknownId(reply) || (isGone && !isOwnStatus) ? ok(null) : refusal(reply, 'write')
}
