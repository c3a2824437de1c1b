import { fail, ok } from '../../../shared/border/result.ts'
import type {
  Answer,
  BeforePage,
  MailinMailbox,
  MailinPort,
  NewMailbox,
} from '../mailin-port.ts'
import { yieldingRows } from '../yielding-rows.ts'
import { isUnknownId, refusal, unreadable } from './failures.ts'
import { lastPageOf, readPages, readRows } from './pages.ts'
import { readRefusals, saysGone, saysNoRoute } from './patterns.ts'
import * as replies from './replies.ts'
import type { Send } from './send.ts'

export async function createMailboxes(
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

export async function readJob(send: Send, jobUuid: string): ReturnType<MailinPort['readJob']> {
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

export async function listMailboxes(
  send: Send,
  domain: string,
  beforePage?: BeforePage,
): Answer<readonly MailinMailbox[]> {
  // by id and address: rows move between pages while these are read, so one may come twice
  const found = new Map<string, MailinMailbox>()
  const search = { path: '/mailboxes', name: domain, beforePage }
  for await (const read of readPages(send, search)) {
    if (!read.ok) return read
    for await (const item of yieldingRows(read.value.rows.items)) {
      // the search finds other domains, too: their rows need not be readable
      if (replies.addressOf(item)?.endsWith(`@${domain}`) !== true) continue
      const mailbox = replies.readMailbox(item)
      if (mailbox === null) return unreadable(read.value.reply, 'read')
      found.set(`${mailbox.id} ${mailbox.email}`, mailbox)
    }
  }
  return ok([...found.values()])
}

export async function listAllMailboxes(
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
  return ok({ mailboxes, lastPage: lastPageOf(rows, page) })
}

export async function removeMailbox(send: Send, id: number): Answer<null> {
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
