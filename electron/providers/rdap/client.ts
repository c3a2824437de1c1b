import { z } from 'zod'
import { fail, ok, type Result } from '../../../shared/border/result.ts'
import type { ExpiryTrouble } from '../../../shared/renewals/renewal.ts'
import { isLoopbackUrl } from '../../../shared/settings/settings.ts'
import { type Clock, systemClock } from '../../scheduler/clock.ts'
import { readExpiry } from '../expiry-date.ts'
import { isHostName, toAsciiName } from '../host-names.ts'
import { parseJson } from '../json.ts'
import { readBody } from '../read-body.ts'
import { readRetryAfter } from '../retry-after.ts'

/** Leads to the registry's own RDAP server (docs/providers.md, RDAP). */
export const rdapBaseUrl = 'https://rdap.org'

export type RdapTrouble = {
  readonly trouble: Extract<ExpiryTrouble, `rdap-${string}`>
  /** The server wants to be left alone: until this time, ISO-8601 UTC, or it names none (null). */
  readonly waitUntil?: string | null
}

/** What a registry publishes about a domain; nobody but its name is told. */
export type Rdap = {
  /** The end of the registration, ISO-8601 UTC. */
  readExpiry(domain: string, signal?: AbortSignal): Promise<Result<string, RdapTrouble>>
}

export type RdapOptions = {
  /** Default: rdap.org. On loopback every server that it leads to has to be there, too. */
  readonly baseUrl?: string
  readonly timeoutMs?: number
  readonly clock?: Clock
}

/** rdap.org, the registry, and a move of either. */
const mostRequests = 4
/** An honest answer has some 10 KB. */
const mostBytes = 256 * 1024

export function createRdap(options: RdapOptions = {}): Rdap {
  const { baseUrl = rdapBaseUrl, timeoutMs = 20_000, clock = systemClock } = options
  const base = baseUrl.replace(/\/+$/, '')

  /** The answer at the end of the redirects; null: there is none that can be trusted. */
  async function follow(first: string, signal: AbortSignal): Promise<Response | null> {
    let url = first
    for (let count = 0; count < mostRequests; count += 1) {
      const response = await fetch(url, {
        headers: {
          // some registries refuse a request for nothing but RDAP's own type
          accept: 'application/rdap+json, application/json;q=0.9, */*;q=0.8',
          'user-agent': 'Boxwright',
        },
        redirect: 'manual',
        signal,
      })
      if (response.status < 300 || response.status > 399) return response
      await response.body?.cancel()
      const next = response.headers.get('location') ?? ''
      if (!URL.canParse(next, url)) return null
      url = new URL(next, url).href
      if (!mayLeadTo(url, isLoopbackUrl(base))) return null
    }
    return null
  }

  return {
    async readExpiry(domain, signal) {
      const name = toAsciiName(domain)
      if (!isHostName(name)) return fail({ trouble: 'rdap-unknown' })
      const limit = AbortSignal.timeout(timeoutMs)
      const both = signal === undefined ? limit : AbortSignal.any([signal, limit])
      try {
        const response = await follow(`${base}/domain/${encodeURIComponent(name)}`, both)
        if (response === null) return fail({ trouble: 'rdap-no-answer' })
        const body = await readBody(response.body, mostBytes)
        if (response.status === 429 || response.status === 503)
          return fail({
            trouble: 'rdap-no-answer',
            waitUntil: readRetryAfter(response.headers, clock.now()),
          })
        if (response.status === 404) return fail({ trouble: 'rdap-unknown' })
        if (response.status !== 200 || body === null) return fail({ trouble: 'rdap-no-answer' })
        return readAnswer(name, parseJson(body)?.value)
      } catch {
        // time is up, the connection broke, the certificate is wrong
        return fail({ trouble: 'rdap-no-answer' })
      }
    },
  }
}

/** Only an HTTPS server by its name; in practice, and only then, this computer. */
function mayLeadTo(url: string, isPractice: boolean): boolean {
  if (isPractice) return isLoopbackUrl(url)
  const { protocol, hostname, username } = new URL(url)
  return protocol === 'https:' && username === '' && isHostName(hostname)
}

const answerSchema = z.object({
  ldhName: z.string().max(300).optional().catch(undefined),
  events: z.array(z.unknown()).catch([]),
})
const eventSchema = z.object({ eventAction: z.string(), eventDate: z.string().max(60) })
/** Events that are looked at; honest answers have about five. */
const mostEvents = 100

function readAnswer(name: string, value: unknown): Result<string, RdapTrouble> {
  const answer = answerSchema.safeParse(value).data
  if (answer === undefined) return fail({ trouble: 'rdap-no-answer' })
  // an answer about another domain says nothing of this one
  if (answer.ldhName !== undefined && toAsciiName(answer.ldhName) !== name)
    return fail({ trouble: 'rdap-no-answer' })
  const dates = answer.events.slice(0, mostEvents).flatMap(one => {
    const event = eventSchema.safeParse(one).data
    if (event?.eventAction.toLowerCase() !== 'expiration') return []
    return readExpiry(event.eventDate) ?? []
  })
  const [earliest] = dates.sort()
  return earliest === undefined ? fail({ trouble: 'rdap-no-date' }) : ok(earliest)
}
