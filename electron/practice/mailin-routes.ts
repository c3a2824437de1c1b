import { z } from 'zod'
import { practiceAccount } from './accounts.ts'
import type { Call } from './attend.ts'
import type { Core } from './core.ts'
import { domainIn } from './hostname.ts'
import { type Answer, type HttpRequest, jsonAnswer } from './http.ts'
import {
  listDomains,
  searchQuery,
  showDomain,
  transferBody,
  transferDomain,
} from './mailin-domains.ts'
import {
  createBody,
  createMailboxes,
  deleteMailbox,
  firstHalf,
  listMailboxes,
  showJob,
} from './mailin-mailboxes.ts'
import { noQuery, withBody, withQuery } from './mailin-parse.ts'

const loginBody = z.strictObject({
  email: z.email(),
  password: z.string().min(1),
  device_name: z.string().min(1).max(255),
})

export type Route = {
  readonly method: 'GET' | 'POST' | 'DELETE'
  readonly path: RegExp
  readonly isOpen?: true
  readonly prepare: (core: Core, request: HttpRequest, key: string) => Call | Answer
}

const distinct = (names: readonly (string | null)[]): readonly string[] =>
  [...new Set(names)].filter(name => name !== null)

/** The first that matches counts, so `/mailboxes/status/…` stands before `/mailboxes/…`. */
export const routes: readonly Route[] = [
  { method: 'POST', path: /^\/auth\/login$/, isOpen: true, prepare: prepareLogin },
  {
    method: 'GET',
    path: /^\/domains$/,
    prepare: (core, request) =>
      withQuery(request, searchQuery, query => ({
        endpoint: 'mailin.domains.list',
        domains: distinct([domainIn(query.name)]),
        perform: () => listDomains(core, query),
      })),
  },
  {
    method: 'POST',
    path: /^\/domains\/transfer$/,
    prepare: (core, request) =>
      withBody(request, transferBody, body => ({
        endpoint: 'mailin.domains.transfer',
        domains: distinct([domainIn(body.domain_name.trim())]),
        perform: () => transferDomain(core, body),
      })),
  },
  {
    method: 'GET',
    path: /^\/domains\/(\d{1,15})$/,
    prepare: (core, request, id) =>
      withQuery(request, noQuery, () => ({
        endpoint: 'mailin.domains.get',
        domains: distinct([core.domains.byId(Number(id))?.name ?? null]),
        perform: () => showDomain(core, id),
      })),
  },
  {
    method: 'GET',
    path: /^\/mailboxes$/,
    prepare: (core, request) =>
      withQuery(request, searchQuery, query => ({
        endpoint: 'mailin.mailboxes.list',
        domains: distinct([domainIn(query.name)]),
        perform: () => listMailboxes(core, query),
      })),
  },
  {
    method: 'POST',
    path: /^\/mailboxes$/,
    prepare: (core, request) =>
      withBody(request, createBody, body => ({
        endpoint: 'mailin.mailboxes.create',
        domains: distinct(body.mailboxes.map(({ username }) => domainIn(username))),
        perform: () => createMailboxes(core, body),
        performPart: () => createMailboxes(core, firstHalf(body)),
      })),
  },
  {
    method: 'GET',
    path: /^\/mailboxes\/status\/([^/]+)$/,
    prepare: (core, request, uuid) =>
      withQuery(request, noQuery, () => ({
        endpoint: 'mailin.mailboxes.status',
        domains: core.jobs.byUuid(uuid)?.domains ?? [],
        perform: () => showJob(core, uuid),
      })),
  },
  {
    method: 'DELETE',
    path: /^\/mailboxes\/(\d{1,15})$/,
    prepare: (core, request, id) =>
      withQuery(request, noQuery, () => ({
        endpoint: 'mailin.mailboxes.delete',
        domains: distinct([core.mailboxes.byId(Number(id))?.domain ?? null]),
        perform: () => deleteMailbox(core, id),
      })),
  },
]

function prepareLogin(core: Core, request: HttpRequest): Call | Answer {
  return withBody(request, loginBody, ({ email, password }) => ({
    endpoint: 'mailin.login',
    domains: [],
    perform: () => {
      const token = core.accounts.login(email, password)
      if (token === null) return jsonAnswer(401, { message: 'Invalid credentials.' })
      return jsonAnswer(200, { user_id: practiceAccount.userId, token })
    },
  }))
}
