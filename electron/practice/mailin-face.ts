import { z } from 'zod'
import { practiceAccount } from './accounts.ts'
import { attend, type Call } from './attend.ts'
import type { Core } from './core.ts'
import { domainIn } from './hostname.ts'
import {
  type Answer,
  accepts,
  type Face,
  type HttpRequest,
  hasMediaType,
  jsonAnswer,
  parsedJson,
  plainFields,
} from './http.ts'
import * as answers from './mailin-answers.ts'
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
  listMailboxes,
  showJob,
} from './mailin-mailboxes.ts'
import { createQuota } from './quota.ts'

/** Twice what practice's own gap of 100 ms allows. */
const CALLS_PER_SECOND = 20

const loginBody = z.strictObject({
  email: z.email(),
  password: z.string().min(1),
  device_name: z.string().min(1).max(255),
})

type Route = {
  readonly method: 'GET' | 'POST' | 'DELETE'
  readonly path: RegExp
  readonly isOpen?: true
  readonly prepare: (core: Core, request: HttpRequest, key: string) => Call | Answer
}

const noQuery = z.strictObject({})
const distinct = (names: readonly (string | null)[]): readonly string[] =>
  [...new Set(names)].filter(name => name !== null)

/** Order matters: `/mailboxes/status/…` before `/mailboxes/…`. */
const routes: readonly Route[] = [
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

function withQuery<Query>(
  request: HttpRequest,
  schema: z.ZodType<Query>,
  call: (query: Query) => Call,
): Call | Answer {
  const fields = plainFields(request.query)
  const parsed = schema.safeParse(fields)
  if (request.body !== '') return answers.unsupportedType()
  return parsed.success
    ? call(parsed.data)
    : answers.invalidData(answers.fieldErrors(parsed.error, fields))
}

function withBody<Body>(
  request: HttpRequest,
  schema: z.ZodType<Body>,
  call: (body: Body) => Call,
): Call | Answer {
  if (!hasMediaType(request.headers['content-type'], 'application/json')) {
    return answers.unsupportedType()
  }
  const fields = plainFields(request.query)
  const query = noQuery.safeParse(fields)
  if (!query.success) return answers.invalidData(answers.fieldErrors(query.error, fields))
  const body = parsedJson(request.body) ?? {}
  const parsed = schema.safeParse(body)
  return parsed.success
    ? call(parsed.data)
    : answers.invalidData(answers.fieldErrors(parsed.error, body))
}

/** Mailin.ai as providers.md §1 describes it, and no more lenient. */
export function createMailinFace(core: Core): Face {
  const second = core.lasting('second')
  const quota = createQuota(CALLS_PER_SECOND, second, core.now)
  const wording = {
    limited: () => answers.tooMany(core.lasting('limitedRetry')),
    upstreamDown: answers.upstreamDown,
  }

  return request => {
    const { method, path, headers } = request
    if ((headers['user-agent'] ?? '') === '') return answers.edgeBlocked()
    if (!accepts(headers.accept, 'application/json')) return answers.notAcceptable()

    const here = routes.filter(route => route.path.test(path))
    const route = here.find(one => one.method === method)
    if (here.length === 0) return answers.noSuchRoute(path)
    if (route === undefined) {
      return answers.wrongMethod(method, path, here.map(one => one.method).join(', '))
    }

    const token = /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1]
    if (route.isOpen !== true && (token === undefined || !core.accounts.isTokenValid(token))) {
      return answers.unauthenticated()
    }
    const wait = quota.take('account')
    if (wait > 0) return answers.tooMany(wait)

    const prepared = route.prepare(core, request, route.path.exec(path)?.[1] ?? '')
    return 'endpoint' in prepared ? attend(core, wording, prepared) : prepared
  }
}
