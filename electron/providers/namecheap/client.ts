import type { EngineFailure } from '../../../shared/border/failure.ts'
import { fail, ok } from '../../../shared/border/result.ts'
import { providerAddresses } from '../../../shared/settings/settings.ts'
import { systemClock } from '../../scheduler/clock.ts'
import { type Bar, barOfRegistration, checkAccount, type DomainPage } from '../check-account.ts'
import { isHostName, toAsciiName } from '../host-names.ts'
import { completeBaseUrl, createHttp, type HttpAnswer } from '../http.ts'
import type { Answer } from '../mailin-port.ts'
import type { Registrar, RegistrarCredentials, Registration } from '../registrar.ts'
import type { RegistrarOptions } from '../registrar-options.ts'
import { accountBudgets } from './budgets.ts'
import { readErrors } from './errors.ts'
import { failureOf, namecheapFailure, refusal, unreadable } from './failures.ts'
import * as replies from './replies.ts'
import { type SplitDomain, splitDomain } from './split-domain.ts'

export const namecheapBaseUrl = providerAddresses.namecheap

/** The error number of a domain that is not in the account, or on free DNS. */
const domainNotFound = '2019166'

const minHosts = 2
/** Characters of the joined hosts (docs/providers.md, Namecheap: nameservers). */
const longestHosts = 1200

const pageSize = 100
/** Bounds of one check of an account: the engine needs most of the 20 calls a minute. */
const maxPages = 4
const maxReads = 2
const maxCalls = 8

type Call = {
  readonly command: string
  readonly parameters: Readonly<Record<string, string>>
  readonly kind: 'read' | 'write'
  readonly signal?: AbortSignal | undefined
}
type Send = (
  call: Call,
  credentials: RegistrarCredentials,
) => Answer<{ readonly answer: HttpAnswer; readonly envelope: replies.Envelope }>

/**
 * Namecheap as a registrar. Setting nameservers there ends Namecheap's own URL and e-mail
 * forwarding for the domain. Requests are forms: a key in an address would end up in logs.
 */
export function createNamecheap(options: RegistrarOptions): Registrar {
  const send = createSend(options)
  const now = () => (options.clock ?? systemClock).now()
  const registrar: Registrar = {
    name: 'namecheap',

    async readNameServers(domain, credentials, signal) {
      const split = splitDomain(domain)
      if (split === null) return wrongName(domain)
      const sent = await askDns(send, split, credentials, signal)
      if (!sent.ok) return sent
      const { answer, envelope } = sent.value
      if (envelope.errors.some(({ number }) => number === domainNotFound)) {
        // 2019166 is said of domains on free DNS, too, which getInfo can read
        const { failure } = failureOf(answer, envelope)
        const info = await readInfo(send, split.name, credentials, signal)
        if (info.ok) return ok(info.value.nameServers)
        // getInfo words a foreign domain as a missing right; the first answer is the plainer one
        return isForeign(info.failure) ? fail(failure) : info
      }
      if (!envelope.isOk) return failureOf(answer, envelope)
      const hosts = replies.readDnsList(envelope.response)
      return hosts === null ? unreadable(answer, 'read') : ok(hosts)
    },

    async readRegistration(domain, credentials, signal) {
      const split = splitDomain(domain)
      if (split === null) return wrongName(domain)
      const info = await readInfo(send, split.name, credentials, signal)
      if (info.ok || !isForeign(info.failure)) return info
      const listed = await registrar.readNameServers(domain, credentials, signal)
      return listed.ok ? info : listed
    },

    writeNameServers: (domain, nameServers, credentials, signal) =>
      writeNameServers(send, domain, nameServers, credentials, signal),

    listDomains: (page, credentials, signal) => listPage(send, page, credentials, signal),

    checkAccount(credentials, domains, signal) {
      return checkAccount(
        {
          maxPages,
          maxReads,
          maxCalls,
          readUnlisted: name => readBar(send, name, credentials, now(), signal),
          async readListed(name) {
            const info = await readInfo(send, name, credentials, signal)
            return info.ok ? ok(barOfRegistration(info.value, now())) : info
          },
          listPage: page => listPage(send, page, credentials, signal),
        },
        domains,
      )
    },
  }
  return registrar
}

function createSend(options: RegistrarOptions): Send {
  const baseUrl = completeBaseUrl(options.baseUrl, namecheapBaseUrl)
  const http = createHttp({ ...options, baseUrl, provider: 'namecheap' })
  const { quotaFactor = 1 } = options
  const budgets = accountBudgets.map(one => ({ ...one, count: one.count * quotaFactor }))
  return async ({ command, parameters, kind, signal }, credentials) => {
    if (credentials.platform !== 'namecheap') return wrongKeys()
    const user = credentials.apiUser.trim()
    const login = { ApiUser: user, ApiKey: credentials.apiKey.trim(), UserName: user }
    const sent = await http.send({
      method: 'POST',
      path: '',
      accept: 'application/xml, text/xml',
      body: {
        form: { ...login, ClientIp: options.clientIp(), Command: command, ...parameters },
      },
      kind,
      account: user,
      budgets,
      secrets: [credentials.apiKey],
      signal,
    })
    if (!sent.ok) return sent
    const answer = sent.value
    if (answer.status !== 200) return refusal(answer)
    const envelope = replies.readEnvelope(answer.body)
    if (envelope === null) return unreadable(answer, kind)
    const { ip } = readErrors(envelope.errors)
    if (ip !== null) options.onIpSeen(ip)
    return ok({ answer, envelope })
  }
}

function askDns(
  send: Send,
  { sld, tld }: SplitDomain,
  credentials: RegistrarCredentials,
  signal: AbortSignal | undefined,
) {
  const command = 'namecheap.domains.dns.getList'
  return send(
    { command, parameters: { SLD: sld, TLD: tld }, kind: 'read', signal },
    credentials,
  )
}

/**
 * Why a domain that is not listed cannot be changed, in at most two calls; fails when the account
 * does not have it.
 */
async function readBar(
  send: Send,
  domain: string,
  credentials: RegistrarCredentials,
  now: number,
  signal: AbortSignal | undefined,
): Answer<Bar | null> {
  const split = splitDomain(domain)
  if (split === null) return wrongName(domain)
  const info = await readInfo(send, split.name, credentials, signal)
  if (info.ok) return ok(barOfRegistration(info.value, now))
  if (!isForeign(info.failure)) return info
  // the list of nameservers words a foreign domain plainly, and is readable for one's own
  const sent = await askDns(send, split, credentials, signal)
  if (!sent.ok) return sent
  const { answer, envelope } = sent.value
  if (!envelope.isOk) return failureOf(answer, envelope)
  return ok({ why: 'no-right', detail: info.failure.detail })
}

async function readInfo(
  send: Send,
  name: string,
  credentials: RegistrarCredentials,
  signal: AbortSignal | undefined,
): Answer<Registration> {
  const parameters = { DomainName: name }
  const call = { command: 'namecheap.domains.getInfo', parameters, kind: 'read' } as const
  const sent = await send({ ...call, signal }, credentials)
  if (!sent.ok) return sent
  const { answer, envelope } = sent.value
  if (!envelope.isOk) return failureOf(answer, envelope)
  const registration = replies.readInfo(envelope.response)
  return registration === null ? unreadable(answer, 'read') : ok(registration)
}

async function writeNameServers(
  send: Send,
  domain: string,
  nameServers: readonly string[],
  credentials: RegistrarCredentials,
  signal: AbortSignal | undefined,
): Answer<null> {
  const split = splitDomain(domain)
  if (split === null) return wrongName(domain)
  const hosts = [...new Set(nameServers.map(toAsciiName))]
  const joined = hosts.join(',')
  const isTooLong = joined.length > longestHosts
  if (hosts.length < minHosts || isTooLong || !hosts.every(isHostName)) {
    return fail({
      code: 'invalid_input',
      provider: 'namecheap',
      detail: `Namecheap takes ${minHosts} nameservers or more.`,
    })
  }
  const command = 'namecheap.domains.dns.setCustom'
  const parameters = { SLD: split.sld, TLD: split.tld, Nameservers: joined }
  const sent = await send({ command, parameters, kind: 'write', signal }, credentials)
  if (!sent.ok) return sent
  const { answer, envelope } = sent.value
  if (!envelope.isOk) return failureOf(answer, envelope)
  const isUpdated = replies.readUpdated(envelope.response)
  if (isUpdated === null) return unreadable(answer, 'write')
  if (isUpdated) return ok(null)
  return namecheapFailure(answer, 'transient', 'Namecheap answered OK but did not update.')
}

/** Reads one page of the account's domains, from 1. */
async function listPage(
  send: Send,
  page: number,
  credentials: RegistrarCredentials,
  signal: AbortSignal | undefined,
): Answer<DomainPage> {
  const command = 'namecheap.domains.getList'
  const parameters = { ListType: 'ALL', Page: String(page), PageSize: String(pageSize) }
  const sent = await send({ command, parameters, kind: 'read', signal }, credentials)
  if (!sent.ok) return sent
  const { answer, envelope } = sent.value
  if (!envelope.isOk) return failureOf(answer, envelope)
  const found = replies.readDomainPage(envelope.response)
  if (found === null) return unreadable(answer, 'read')
  return ok({ ...found, isLast: page * pageSize >= found.total })
}

function isForeign({ code }: EngineFailure): boolean {
  return code === 'domain_not_found' || code === 'scope'
}

function wrongName(domain: string) {
  const detail = `${toAsciiName(domain).slice(0, 253)} is not a domain that can be registered.`
  return fail<EngineFailure>({ code: 'invalid_input', provider: 'namecheap', detail })
}

function wrongKeys() {
  const detail = 'These are not Namecheap keys.'
  return fail<EngineFailure>({ code: 'credentials', provider: 'namecheap', detail })
}
