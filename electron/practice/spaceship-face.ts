import { z } from 'zod'
import { assertNever } from '../../shared/border/result.ts'
import type { Call, Face } from './attend.ts'
import type { Core } from './core.ts'
import { expiryOf, isAutoRenewed } from './expiry.ts'
import { sha256 } from './hash.ts'
import {
  type Answer,
  type HttpRequest,
  hasMediaType,
  jsonAnswer,
  parsedJson,
  plainFields,
} from './http.ts'
import { createQuota, type Quota } from './quota.ts'
import type { Access, NameServers, RegistrationState } from './registrar.ts'
import * as answers from './spaceship-answers.ts'
import { faultsOf, listQuery, nameServersBody } from './spaceship-requests.ts'

const BASIC: NameServers = {
  provider: 'basic',
  hosts: ['launch1.spaceship.net', 'launch2.spaceship.net'],
}
const INFO_PER_WINDOW = 10
const noQuery = z.strictObject({})

/** Spaceship as docs/providers.md describes it, and no more lenient. */
export function createSpaceshipFace(core: Core): Face {
  const info = createQuota(INFO_PER_WINDOW, core.lasting('infoWindow'), core.now)
  const wording = {
    limited: answers.rateLimited,
    upstreamDown: answers.upstreamDown,
  }

  function read(request: HttpRequest): Call | Answer {
    const route = routeOf(request.path)
    if (route === null) return answers.routeNotFound(request.path)
    if (request.method !== route.method) return answers.methodNotAllowed(route.method)
    const access = accessOf(request)
    if (access === null) return answers.unauthorized()
    return prepare(core, request, route, access, info)
  }

  return { read, wording }
}

type Route =
  | { readonly kind: 'list'; readonly method: 'GET' }
  | { readonly kind: 'info'; readonly method: 'GET'; readonly domain: string }
  | { readonly kind: 'nameservers'; readonly method: 'PUT'; readonly domain: string }

function routeOf(path: string): Route | null {
  const [, root, domain, rest, ...more] = path.split('/')
  if (root !== 'domains' || more.length > 0) return null
  if (domain === undefined) return { kind: 'list', method: 'GET' }
  if (domain === '') return null
  if (rest === undefined) return { kind: 'info', method: 'GET', domain: domain.toLowerCase() }
  if (rest !== 'nameservers') return null
  return { kind: 'nameservers', method: 'PUT', domain: domain.toLowerCase() }
}

function accessOf({ headers }: HttpRequest): Access | null {
  const { 'x-api-key': key, 'x-api-secret': secret } = headers
  if (typeof key !== 'string' || typeof secret !== 'string') return null
  if (key.length < 3 || secret.length < 3) return null
  return { fingerprint: sha256(`spaceship ${key} ${secret}`) }
}

function prepare(
  core: Core,
  request: HttpRequest,
  route: Route,
  access: Access,
  info: Quota,
): Call | Answer {
  const query = plainFields(request.query)
  switch (route.kind) {
    case 'list': {
      const parsed = listQuery.safeParse(query)
      if (!parsed.success) return answers.invalid(faultsOf(parsed.error))
      const { take, skip, orderBy } = parsed.data
      const perform = (): Answer => list(core, access, take, skip, orderBy.startsWith('-'))
      return { endpoint: 'spaceship.domains.list', domains: [], perform }
    }
    case 'info': {
      const parsed = noQuery.safeParse(query)
      if (!parsed.success) return answers.invalid(faultsOf(parsed.error))
      const { domain } = route
      const wait = info.take(domain)
      if (wait > 0) return answers.rateLimited(wait)
      const perform = (): Answer =>
        refusal(core, access, domain) ?? jsonAnswer(200, domainItem(core, domain))
      return { endpoint: 'spaceship.domains.get', domains: [domain], perform }
    }
    case 'nameservers': {
      const parsedQuery = noQuery.safeParse(query)
      if (!parsedQuery.success) return answers.invalid(faultsOf(parsedQuery.error))
      if (!hasMediaType(request.headers['content-type'], 'application/json')) {
        return answers.unsupportedType()
      }
      const parsed = nameServersBody.safeParse(parsedJson(request.body))
      if (!parsed.success) return answers.invalid(faultsOf(parsed.error))
      const { domain } = route
      const wanted = parsed.data.provider === 'basic' ? BASIC : parsed.data
      const perform = (): Answer => refusal(core, access, domain) ?? write(core, domain, wanted)
      return { endpoint: 'spaceship.nameservers.put', domains: [domain], perform }
    }
    default:
      return assertNever(route)
  }
}

function refusal(core: Core, access: Access, domain: string): Answer | null {
  const admission = core.registrar.admit(access, domain)
  switch (admission) {
    case 'admitted':
      return null
    case 'refused':
      return answers.unauthorized()
    case 'missing':
      return answers.domainNotFound(domain)
    case 'not-whitelisted':
      return answers.forbidden()
    default:
      return assertNever(admission)
  }
}

function write(core: Core, domain: string, wanted: NameServers): Answer {
  const writing = core.registrar.write(domain, wanted)
  switch (writing.kind) {
    case 'written':
      return jsonAnswer(200, wanted)
    case 'locked':
      return answers.updateLocked(domain)
    case 'limited':
      return answers.rateLimited(writing.retryAfterMs)
    default:
      return assertNever(writing)
  }
}

function list(
  core: Core,
  access: Access,
  take: number,
  skip: number,
  isDescending: boolean,
): Answer {
  const names = core.registrar.list(access)
  const ordered = isDescending ? [...names].reverse() : names
  const items = ordered.slice(skip, skip + take).map(name => domainItem(core, name))
  return jsonAnswer(200, { items, total: names.length })
}

/** What the answer about a domain says otherwise, by the state of its registration. */
const registrationStates: Readonly<Record<RegistrationState, object>> = {
  fine: {},
  locked: { eppStatuses: ['clientTransferProhibited', 'clientUpdateProhibited'] },
  expired: { lifecycleStatus: 'grace1' },
  suspended: {
    verificationStatus: 'failed',
    eppStatuses: ['clientTransferProhibited', 'clientHold'],
    suspensions: [{ reasonCode: 'raaVerification' }],
  },
}

function domainItem(core: Core, name: string): object {
  const { provider, hosts } = core.registrar.nameServers(name, 'lagging') ?? BASIC
  const state = core.registrar.registrationState(name)
  return {
    name,
    unicodeName: name,
    isPremium: false,
    autoRenew: isAutoRenewed(name),
    registrationDate: '2025-01-01T00:00:00.000Z',
    expirationDate: new Date(expiryOf(name, core.now(), state)).toISOString(),
    lifecycleStatus: 'registered',
    verificationStatus: 'success',
    eppStatuses: ['clientTransferProhibited'],
    suspensions: [],
    ...registrationStates[state],
    privacyProtection: { contactForm: true, level: 'high' },
    nameservers: { provider, hosts },
    contacts: { registrant: 'practice-contact' },
  }
}
