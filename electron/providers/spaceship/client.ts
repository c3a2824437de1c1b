import { createHash } from 'node:crypto'
import type { EngineFailure } from '../../../shared/border/failure.ts'
import { fail, ok } from '../../../shared/border/result.ts'
import { providerAddresses } from '../../../shared/settings/settings.ts'
import { systemClock } from '../../scheduler/clock.ts'
import { barOfRegistration, checkAccount, type DomainPage } from '../check-account.ts'
import { isHostName, toAsciiName } from '../host-names.ts'
import { completeBaseUrl, createHttp, type Http, type HttpRequest } from '../http.ts'
import { parseJson } from '../json.ts'
import type { Answer } from '../mailin-port.ts'
import type { KeysOf, Registrar, RegistrarCredentials, Registration } from '../registrar.ts'
import type { RegistrarOptions } from '../registrar-options.ts'
import { domainBudgets, listBudgets } from './budgets.ts'
import { refusal, unreadable } from './failures.ts'
import { readDomain, readDomainPage } from './replies.ts'

export const spaceshipBaseUrl = providerAddresses.spaceship

/** Hosts of one set (docs/providers.md, Spaceship: nameservers). */
const minHosts = 2
const maxHosts = 12

const pageSize = 100
/** Bounds of one check of an account: 3,000 listed domains, and those asked for by name. */
const maxPages = 30
const maxReads = 25

type Keys = KeysOf<'spaceship'>
type Call = Pick<
  HttpRequest,
  'method' | 'path' | 'query' | 'body' | 'kind' | 'account' | 'budgets' | 'signal'
>

/** Spaceship as a registrar. A read right after a write may still show the old hosts. */
export function createSpaceship(options: RegistrarOptions): Registrar {
  const baseUrl = completeBaseUrl(options.baseUrl, spaceshipBaseUrl)
  const http = createHttp({ ...options, baseUrl, provider: 'spaceship' })
  const now = () => (options.clock ?? systemClock).now()

  return {
    name: 'spaceship',

    async readNameServers(domain, credentials, signal) {
      const registration = await readDomainOf(http, domain, credentials, signal)
      return registration.ok ? ok(registration.value.nameServers) : registration
    },

    readRegistration: (domain, credentials, signal) =>
      readDomainOf(http, domain, credentials, signal),

    async writeNameServers(domain, nameServers, credentials, signal) {
      const name = toAsciiName(domain)
      const hosts = [...new Set(nameServers.map(toAsciiName))]
      if (credentials.platform !== 'spaceship') return wrongKeys()
      if (!isHostName(name)) return wrongInput(`${name} is no domain name.`)
      if (hosts.length < minHosts || hosts.length > maxHosts || !hosts.every(isHostName)) {
        return wrongInput(`Spaceship takes ${minHosts} to ${maxHosts} nameservers.`)
      }
      const sent = await send(http, credentials, {
        method: 'PUT',
        path: `/domains/${encodeURIComponent(name)}/nameservers`,
        body: { json: { provider: 'custom', hosts } },
        kind: 'write',
        account: `write/${name}`,
        budgets: domainBudgets,
        signal,
      })
      if (!sent.ok) return sent
      const answer = sent.value
      if (!isGood(answer.status)) return refusal(answer, { kind: 'write', domain: name })
      // 202 and an empty body are good, too: nameservers are read back later
      const isReadable = answer.body.trim() === '' || parseJson(answer.body) !== null
      return isReadable ? ok(null) : unreadable(answer, 'write')
    },

    async listDomains(page, credentials, signal) {
      if (credentials.platform !== 'spaceship') return wrongKeys()
      return listPage(http, credentials, { page, now, signal })
    },

    async checkAccount(credentials, domains, signal) {
      if (credentials.platform !== 'spaceship') return wrongKeys()
      return checkAccount(
        {
          maxPages,
          maxReads,
          // the list has far looser limits than single reads, and tells as much
          maxCalls: maxPages + 2 * maxReads,
          async readUnlisted(name) {
            const read = await readDomainOf(http, name, credentials, signal)
            return read.ok ? ok(barOfRegistration(read.value, now())) : read
          },
          listPage: page => listPage(http, credentials, { page, now, signal }),
        },
        domains,
      )
    },
  }
}

async function readDomainOf(
  http: Http,
  domain: string,
  credentials: RegistrarCredentials,
  signal: AbortSignal | undefined,
): Answer<Registration> {
  const name = toAsciiName(domain)
  if (credentials.platform !== 'spaceship') return wrongKeys()
  if (!isHostName(name)) return wrongInput(`${name} is no domain name.`)
  const path = `/domains/${encodeURIComponent(name)}`
  const sent = await send(http, credentials, {
    method: 'GET',
    path,
    kind: 'read',
    account: `read/${name}`,
    budgets: domainBudgets,
    signal,
  })
  if (!sent.ok) return sent
  const answer = sent.value
  if (!isGood(answer.status)) return refusal(answer, { kind: 'read', domain: name })
  const registration = readDomain(parseJson(answer.body)?.value)
  return registration === null ? unreadable(answer, 'read') : ok(registration)
}

/** Reads one page of the account's domains, from 1; `now` in milliseconds since 1970. */
async function listPage(
  http: Http,
  keys: Keys,
  {
    page,
    now,
    signal,
  }: {
    readonly page: number
    readonly now: () => number
    readonly signal: AbortSignal | undefined
  },
): Answer<DomainPage> {
  const sent = await send(http, keys, {
    method: 'GET',
    path: '/domains',
    query: { take: String(pageSize), skip: String((page - 1) * pageSize), orderBy: 'name' },
    kind: 'read',
    account: `list/${accountOf(keys)}`,
    budgets: listBudgets,
    signal,
  })
  if (!sent.ok) return sent
  const answer = sent.value
  if (!isGood(answer.status)) return refusal(answer, { kind: 'read', domain: null })
  const found = readDomainPage(parseJson(answer.body)?.value, now())
  if (found === null) return unreadable(answer, 'read')
  return ok({ ...found, isLast: page * pageSize >= found.total })
}

/** A name for the account that does not tell its key. */
function accountOf({ apiKey }: Keys): string {
  return createHash('sha256').update(apiKey.trim()).digest('hex').slice(0, 16)
}

function send(http: Http, { apiKey, apiSecretKey }: Keys, call: Call) {
  const headers = { 'x-api-key': apiKey.trim(), 'x-api-secret': apiSecretKey.trim() }
  return http.send({ ...call, headers, secrets: [apiKey, apiSecretKey] })
}

function isGood(status: number): boolean {
  return status >= 200 && status < 300
}

function wrongInput(detail: string) {
  return fail<EngineFailure>({ code: 'invalid_input', provider: 'spaceship', detail })
}

function wrongKeys() {
  const detail = 'These are not Spaceship keys.'
  return fail<EngineFailure>({ code: 'credentials', provider: 'spaceship', detail })
}
