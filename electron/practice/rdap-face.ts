import type { Call, Face } from './attend.ts'
import type { Core } from './core.ts'
import { expiryOf } from './expiry.ts'
import { isHostname } from './hostname.ts'
import { type Answer, type HttpRequest, retryAfter } from './http.ts'
import { scenarioOf } from './scenarios.ts'

/** The path below practice's origin that stands for rdap.org. */
export const rdapPath = '/rdap'

const rdapAnswer = (
  status: number,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): Answer => ({
  status,
  headers: { 'content-type': 'application/rdap+json', ...headers },
  body: JSON.stringify({ rdapConformance: ['rdap_level_0'], ...body }),
})

const rdapError = (status: number, title: string, headers = {}): Answer =>
  rdapAnswer(status, { errorCode: status, title }, headers)

/** RDAP: `/domain/…` leads to the registry's own server, as rdap.org does (RFC 9082, RFC 9083). */
export function createRdapFace(core: Core): Face {
  function read({ method, path, headers }: HttpRequest): Call | Answer {
    const [, first = '', second, third, ...more] = path.split('/')
    if (method !== 'GET') return rdapError(405, 'Method Not Allowed', { allow: 'GET' })
    if (first === 'domain' && second !== undefined && third === undefined)
      return rdapAnswer(
        302,
        {},
        { location: `http://${headers.host}${rdapPath}/registry/domain/${second}` },
      )
    const isRegistry = first === 'registry' && second === 'domain' && more.length === 0
    if (!isRegistry || third === undefined) return rdapError(404, 'Not Found')
    const domain = decodeURIComponent(third).toLowerCase()
    if (!isHostname(domain)) return rdapError(400, 'Bad Request')
    const perform = () => domainAnswer(core, domain)
    return { endpoint: 'rdap.domains.get', domains: [domain], perform }
  }

  return {
    read,
    wording: {
      limited: ms => rdapError(429, 'Too Many Requests', retryAfter(ms)),
      upstreamDown: () => rdapError(503, 'Service Unavailable'),
    },
  }
}

function domainAnswer(core: Core, domain: string): Answer {
  if (scenarioOf(domain) === 'invalid') return rdapError(404, 'Not Found')
  const now = core.now()
  const expiresAt = expiryOf(domain, now, core.registrar.registrationState(domain))
  return rdapAnswer(200, {
    objectClassName: 'domain',
    ldhName: domain.toUpperCase(),
    status: ['client transfer prohibited'],
    events: [
      { eventAction: 'registration', eventDate: '2025-01-01T00:00:00Z' },
      { eventAction: 'expiration', eventDate: new Date(expiresAt).toISOString() },
      { eventAction: 'last update of RDAP database', eventDate: new Date(now).toISOString() },
    ],
  })
}
