import { ok } from '../../../shared/border/result.ts'
import { providerAddresses } from '../../../shared/settings/settings.ts'
import { toAsciiName } from '../host-names.ts'
import { type ClientOptions, completeBaseUrl, createHttp } from '../http.ts'
import type { MailinPort } from '../mailin-port.ts'
import { findDomain, listDomains, transferDomain } from './domains.ts'
import {
  createMailboxes,
  listAllMailboxes,
  listMailboxes,
  readJob,
  removeMailbox,
} from './mailboxes.ts'
import { createSend } from './send.ts'
import { createSession, type Login, type TokenStore } from './token.ts'

export const mailinBaseUrl = providerAddresses.mailin

export type MailinOptions = ClientOptions & Login & { readonly tokens: TokenStore }

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
