import type { Endpoint } from '../../../electron/practice/counts.ts'
import { sha256 } from '../../../electron/practice/hash.ts'
import type { Access } from '../../../electron/practice/registrar.ts'
import { checkAccount } from '../../../electron/providers/check-account.ts'
import { accountBudgets } from '../../../electron/providers/namecheap/budgets.ts'
import type { Registrar, RegistrarCredentials } from '../../../electron/providers/registrar.ts'
import { domainBudgets } from '../../../electron/providers/spaceship/budgets.ts'
import type { Account } from '../../../electron/providers/turn.ts'
import { iso } from '../../../electron/scheduler/clock.ts'
import type { EngineFailure } from '../../../shared/border/failure.ts'
import { assertNever, fail, ok } from '../../../shared/border/result.ts'
import type { RegistrarId } from '../../../shared/registrars/catalogue.ts'
import type { CallPort, PortOptions } from './port-call.ts'

type Habits = {
  readonly own: readonly string[]
  /** Spaceship shows the old set for a moment after a write. */
  readonly reading: 'prompt' | 'lagging'
  readonly endpoints: Readonly<Record<'read' | 'standing' | 'write' | 'list', Endpoint>>
  readonly notWhitelisted: Pick<EngineFailure, 'code' | 'ip'>
}

const habits: Readonly<Record<RegistrarId, Habits>> = {
  spaceship: {
    own: ['launch1.spaceship.net', 'launch2.spaceship.net'],
    reading: 'lagging',
    endpoints: {
      read: 'spaceship.domains.get',
      standing: 'spaceship.domains.get',
      write: 'spaceship.nameservers.put',
      list: 'spaceship.domains.list',
    },
    notWhitelisted: { code: 'scope' },
  },
  namecheap: {
    own: ['dns1.registrar-servers.com', 'dns2.registrar-servers.com'],
    reading: 'prompt',
    endpoints: {
      read: 'namecheap.dns.getList',
      standing: 'namecheap.domains.getInfo',
      write: 'namecheap.dns.setCustom',
      list: 'namecheap.domains.getList',
    },
    notWhitelisted: { code: 'ip_not_whitelisted', ip: '203.0.113.7' },
  },
}

/** A registrar without HTTP. */
export function createInProcessRegistrar(
  name: RegistrarId,
  { core, clock }: PortOptions,
  call: CallPort,
): Registrar {
  const { own, reading, endpoints, notWhitelisted } = habits[name]
  const failure = (code: EngineFailure['code'], detail: string) =>
    ({ code, provider: name, detail }) as const

  function refusalOf(access: Access, domain: string): EngineFailure | null {
    const admission = core.registrar.admit(access, domain)
    switch (admission) {
      case 'admitted':
        return null
      case 'refused':
        return failure('credentials', 'The API key was refused.')
      case 'missing':
        return failure('domain_not_found', `${domain} is not in this account.`)
      case 'not-whitelisted':
        return { ...notWhitelisted, provider: name, detail: 'Not allowed from here.' }
      default:
        return assertNever(admission)
    }
  }

  const registrar: Registrar = {
    name,

    readNameServers: (domain, credentials) =>
      call({
        provider: name,
        endpoint: endpoints.read,
        domains: [domain],
        ...accountOf(credentials, 'read', domain),
        kind: 'read',
        perform: () => {
          const refusal = refusalOf(accessOf(credentials), domain)
          if (refusal !== null) return fail(refusal)
          return ok(core.registrar.nameServers(domain, reading)?.hosts ?? own)
        },
      }),

    readStanding: (domain, credentials) =>
      call({
        provider: name,
        endpoint: endpoints.standing,
        domains: [domain],
        ...accountOf(credentials, 'read', domain),
        kind: 'read',
        perform: () => {
          const refusal = refusalOf(accessOf(credentials), domain)
          if (refusal !== null) return fail(refusal)
          const standing = core.registrar.standing(domain)
          return ok({
            nameServers: core.registrar.nameServers(domain, reading)?.hosts ?? own,
            statuses: standing === 'locked' ? ['clientUpdateProhibited'] : [],
            suspensions: standing === 'suspended' ? ['raa_verification'] : [],
            isExpired: standing === 'expired',
            expiresAt: null,
            isUnverified: false,
          })
        },
      }),

    writeNameServers: (domain, hosts, credentials) =>
      call({
        provider: name,
        endpoint: endpoints.write,
        domains: [domain],
        ...accountOf(credentials, 'write', domain),
        kind: 'write',
        perform: () => {
          const refusal = refusalOf(accessOf(credentials), domain)
          if (refusal !== null) return fail(refusal)
          const writing = core.registrar.write(domain, { provider: 'custom', hosts })
          if (writing.kind === 'written') return ok(null)
          if (writing.kind === 'locked')
            return fail(failure('invalid_input', 'The domain is locked.'))
          const retryAt = iso(clock.now() + writing.retryAfterMs)
          return fail({ ...failure('rate_limited', 'Too many writes.'), retryAt })
        },
      }),

    checkAccount: (credentials, wanted) =>
      checkAccount(
        {
          maxPages: 1,
          maxReads: wanted.length,
          maxCalls: 1 + 2 * wanted.length,
          async readUnlisted(domain) {
            const read = await registrar.readNameServers(domain, credentials)
            return read.ok ? ok(null) : read
          },
          listPage: () =>
            call({
              provider: name,
              endpoint: endpoints.list,
              domains: [],
              ...accountOf(credentials, 'read', '*'),
              kind: 'read',
              perform: () => {
                const names = core.registrar.list(accessOf(credentials))
                const domains = names.map(one => ({ name: one, bar: null }))
                return ok({ domains, total: names.length, isLast: true })
              },
            }),
        },
        wanted,
      ),
  }
  return registrar
}

/** As the clients name their accounts. */
function accountOf(
  credentials: RegistrarCredentials,
  kind: 'read' | 'write',
  domain: string,
): Pick<Account, 'account' | 'budgets'> {
  return credentials.platform === 'spaceship'
    ? { account: `${kind}/${domain}`, budgets: domainBudgets }
    : { account: credentials.apiUser, budgets: accountBudgets }
}

const accessOf = (credentials: RegistrarCredentials): Access => ({
  fingerprint: sha256(Object.values(credentials).join(' ')),
})
