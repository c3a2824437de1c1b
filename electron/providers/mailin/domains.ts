import { ok } from '../../../shared/border/result.ts'
import type { Answer, BeforePage, MailinDomain, MailinPort } from '../mailin-port.ts'
import { yieldingRows } from '../yielding-rows.ts'
import { mailinFailure, refusal, unreadable } from './failures.ts'
import { lastPageOf, readPages, readRows } from './pages.ts'
import { readTransferWord, sentence } from './patterns.ts'
import * as replies from './replies.ts'
import type { Send } from './send.ts'

/** Returns the domain of exactly this name; of several such rows an active one, else the first. */
export async function findDomain(
  send: Send,
  name: string,
  beforePage?: BeforePage,
): Answer<MailinDomain | null> {
  let best: MailinDomain | null = null
  for await (const read of readPages(send, { path: '/domains', name, beforePage })) {
    if (!read.ok) return read
    for await (const item of yieldingRows(read.value.rows.items)) {
      // the search finds other names, too: their rows need not be readable
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

export async function listDomains(
  send: Send,
  page: number,
): ReturnType<MailinPort['listDomains']> {
  const read = await readRows(send, '/domains', '', page)
  if (!read.ok) return read
  const { reply, rows } = read.value
  const domains = new Map<string, MailinDomain>()
  for await (const item of yieldingRows(rows.items)) {
    const domain = replies.readDomain(item)
    if (domain === null) return unreadable(reply, 'read')
    if (domain.isActive || !domains.has(domain.name)) domains.set(domain.name, domain)
  }
  return ok({
    domains: [...domains.values()],
    lastPage: lastPageOf(rows, page),
    total: rows.total ?? domains.size,
  })
}

export async function transferDomain(
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
