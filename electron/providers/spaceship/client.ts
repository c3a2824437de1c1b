import type { EngineFailure } from '../../../shared/failure.ts'
import { fail, ok } from '../../../shared/result.ts'
import { isHostName, toAsciiName } from '../host-names.ts'
import { completeBaseUrl, createHttp, type Http, type HttpRequest } from '../http.ts'
import { parseJson } from '../json.ts'
import type { Registrar, RegistrarCredentials } from '../registrar.ts'
import type { RegistrarOptions } from '../registrar-options.ts'
import { refusal, unreadable } from './failures.ts'
import { readHosts, readTotal } from './replies.ts'

export const spaceshipBaseUrl = 'https://spaceship.dev/api/v1'

/** The vendor's Terraform provider takes 2 to 12 custom hosts. */
const minHosts = 2
const maxHosts = 12

type Keys = Extract<RegistrarCredentials, { platform: 'spaceship' }>
type Call = Pick<HttpRequest, 'method' | 'path' | 'query' | 'body' | 'kind' | 'key' | 'signal'>

/** Spaceship as a registrar. Reading right after a write may still show the old hosts. */
export function createSpaceship(options: RegistrarOptions): Registrar {
  const baseUrl = completeBaseUrl(options.baseUrl, spaceshipBaseUrl)
  const http = createHttp({ ...options, baseUrl, provider: 'spaceship' })
  return {
    name: 'spaceship',

    async readNameServers(domain, credentials, signal) {
      const name = toAsciiName(domain)
      if (credentials.platform !== 'spaceship') return wrongKeys()
      if (!isHostName(name)) return wrongInput(`${name} is no domain name.`)
      const path = `/domains/${encodeURIComponent(name)}`
      const key = `spaceship/read/${name}`
      const sent = await send(http, credentials, {
        method: 'GET',
        path,
        kind: 'read',
        key,
        signal,
      })
      if (!sent.ok) return sent
      const answer = sent.value
      if (!isGood(answer.status)) return refusal(answer, { kind: 'read', domain: name })
      const hosts = readHosts(parseJson(answer.body)?.value)
      return hosts === null ? unreadable(answer, 'read') : ok(hosts)
    },

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
        key: `spaceship/write/${name}`,
        signal,
      })
      if (!sent.ok) return sent
      const answer = sent.value
      if (!isGood(answer.status)) return refusal(answer, { kind: 'write', domain: name })
      // 202 and an empty body are good, too: the set is read back later
      const isReadable = answer.body.trim() === '' || parseJson(answer.body) !== null
      return isReadable ? ok(null) : unreadable(answer, 'write')
    },

    async probe(credentials) {
      if (credentials.platform !== 'spaceship') return wrongKeys()
      const query = { take: '1', skip: '0' }
      const call = { method: 'GET', path: '/domains', query, kind: 'read' } as const
      const sent = await send(http, credentials, { ...call, key: 'spaceship/read/*' })
      if (!sent.ok) return sent
      const answer = sent.value
      if (!isGood(answer.status)) return refusal(answer, { kind: 'read', domain: null })
      const domainCount = readTotal(parseJson(answer.body)?.value)
      return domainCount === null ? unreadable(answer, 'read') : ok({ domainCount })
    },
  }
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
