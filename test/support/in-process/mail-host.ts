import type { Endpoint } from '../../../electron/practice/counts.ts'
import type { DomainView } from '../../../electron/practice/domains.ts'
import { domainIn } from '../../../electron/practice/hostname.ts'
import type { Refusal } from '../../../electron/practice/mailboxes.ts'
import { jobQuirksOf } from '../../../electron/practice/quirks.ts'
import type { Mailbox } from '../../../electron/practice/records.ts'
import { scenarioOf } from '../../../electron/practice/scenarios.ts'
import type {
  Answer,
  Creation,
  HostDomain,
  HostMailbox,
  JobReading,
  MailHost,
  NewMailbox,
  Transfer,
} from '../../../electron/providers/mail-host.ts'
import type { EngineFailure } from '../../../shared/border/failure.ts'
import { assertNever, fail, ok, type Result } from '../../../shared/border/result.ts'
import type { CallPort, PortOptions } from './port-call.ts'

const mailServer = 'mail.practice-agency.test'
const perPage = 100

type Done<Value> = Result<Value, EngineFailure>

/** Mailin.ai without HTTP: what practice's face words and the client reads, met in the middle. */
export function createInProcessMailHost(options: PortOptions, call: CallPort): MailHost {
  const { core } = options
  const arrange = options.arrange ?? (rows => rows)
  let hasToken = false

  const logIn = (): Answer<null> =>
    call({
      provider: 'mailin',
      endpoint: 'mailin.login',
      domains: [],
      kind: 'read',
      perform: () => {
        hasToken = options.isLoginGood?.() ?? true
        return hasToken ? ok(null) : wrongLogin()
      },
    })

  /** With the token, and once again with a new one when Mailin refuses it. */
  async function send<Value>(
    endpoint: Endpoint,
    domains: readonly string[],
    kind: 'read' | 'write',
    perform: () => Done<Value>,
    performPart?: () => void,
  ): Answer<Value> {
    if (!hasToken || options.isLoginGood?.() === false) {
      const login = await logIn()
      if (!login.ok) return login
    }
    const part = performPart === undefined ? {} : { performPart }
    const request = { provider: 'mailin', endpoint, domains, kind } as const
    return call({ ...request, perform, ...part })
  }

  const hostDomain = (view: DomainView): HostDomain => ({
    id: view.id,
    name: view.name,
    isActive:
      view.isStatusActive && view.areNameServersActive && options.isOff?.(view.name) !== true,
    nameServers: view.nameServers,
  })

  const hostMailbox = (mailbox: Mailbox): HostMailbox => {
    const isHostless = scenarioOf(mailbox.domain) === 'hostless'
    return {
      id: mailbox.id,
      domainId: core.domains.byName(mailbox.domain)?.id ?? null,
      email: mailbox.address,
      smtpHost: isHostless ? null : mailServer,
      smtpPort: isHostless ? null : 465,
      imapHost: isHostless ? null : mailServer,
      imapPort: isHostless ? null : 993,
    }
  }

  function create(mailboxes: readonly NewMailbox[]): Done<Creation> {
    const off = mailboxes.filter(({ email }) => options.isOff?.(domainIn(email) ?? '') === true)
    if (off.length > 0)
      return ok({
        kind: 'refused',
        refused: off.map(({ email }) => refusedAddress(email, 'domain-not-registered')),
      })
    const creation = core.mailboxes.create(
      mailboxes.map(({ email, displayName, password }) => ({
        address: email,
        name: displayName,
        password,
      })),
    )
    if (creation.kind === 'accepted') return ok({ kind: 'accepted', jobUuid: creation.uuid })
    return ok({
      kind: 'refused',
      refused: creation.refusals.map(({ index, why }) =>
        refusedAddress(mailboxes[index]?.email ?? '', why),
      ),
    })
  }

  function jobReading(uuid: string): JobReading {
    const job = core.jobs.byUuid(uuid)
    if (job === null) return { kind: 'unknown' }
    if (job.stage === 'failed')
      return { kind: 'failed', detail: job.report ?? '', isPlanLimit: false }
    if (job.stage !== 'completed') return { kind: 'running' }
    const { data, isStatusInData } = jobQuirksOf(uuid)
    const named = job.mailboxes.map(hostMailbox)
    const isAbsent = isStatusInData || data === 'absent'
    const left = isAbsent ? [] : data === 'incomplete' ? named.slice(1) : named
    return {
      kind: 'completed',
      mailboxes: left.map(({ id, domainId, email }) => ({ id, domainId, email })),
    }
  }

  return {
    login: logIn,

    findDomain: name =>
      send('mailin.domains.list', [name], 'read', () => {
        const view = core.domains.byName(name)
        return ok(view === null ? null : hostDomain(view))
      }),

    listDomains: page =>
      send('mailin.domains.list', [], 'read', () => {
        const all = arrange(core.domains.search(''), 'domains')
        const domains = all.slice((page - 1) * perPage, page * perPage).map(hostDomain)
        const lastPage = Math.max(1, Math.ceil(all.length / perPage))
        return ok({ domains, lastPage, total: all.length })
      }),

    transferDomain: name =>
      send<Transfer>('mailin.domains.transfer', [name], 'write', () => {
        const transfer = core.domains.transfer(name)
        switch (transfer.kind) {
          case 'started':
            return ok({ nameServers: transfer.nameServers, alreadyThere: false })
          case 'exists':
            return ok({ nameServers: [], alreadyThere: true })
          case 'full':
            return fail(mailinSays('plan_limit', 'The domain limit of your plan is reached.'))
          case 'invalid':
            return fail(mailinSays('invalid_input', 'The domain name format is invalid.'))
          default:
            return assertNever(transfer)
        }
      }),

    createMailboxes: mailboxes => {
      const names = [...new Set(mailboxes.map(({ email }) => domainIn(email) ?? ''))]
      const half = mailboxes.slice(0, Math.ceil(mailboxes.length / 2))
      return send(
        'mailin.mailboxes.create',
        names,
        'write',
        () => create(mailboxes),
        () => void create(half),
      )
    },

    readJob: uuid =>
      send('mailin.mailboxes.status', core.jobs.byUuid(uuid)?.domains ?? [], 'read', () =>
        ok(jobReading(uuid)),
      ),

    listMailboxes: domain =>
      send('mailin.mailboxes.list', [domain], 'read', () => {
        const found = core.mailboxes.search(domain).filter(one => one.domain === domain)
        return ok(arrange(found, 'mailboxes').map(hostMailbox))
      }),

    listAllMailboxes: page =>
      send('mailin.mailboxes.list', [], 'read', () => {
        const all = arrange(core.mailboxes.search(''), 'mailboxes')
        const mailboxes = all.slice((page - 1) * perPage, page * perPage).map(hostMailbox)
        return ok({ mailboxes, lastPage: Math.max(1, Math.ceil(all.length / perPage)) })
      }),

    removeMailbox: id => {
      const domain = core.mailboxes.byId(id)?.domain
      const names = domain === undefined ? [] : [domain]
      return send('mailin.mailboxes.delete', names, 'write', () => {
        core.mailboxes.remove(id)
        return ok(null)
      })
    },
  }
}

const mailinSays = (code: EngineFailure['code'], detail: string): EngineFailure => ({
  code,
  provider: 'mailin',
  detail,
})

const wrongLogin = () => fail(mailinSays('credentials', 'Invalid credentials.'))

function refusedAddress(email: string, why: Refusal['why']) {
  switch (why) {
    case 'domain-not-registered':
      return { email, why: 'not-registered', detail: 'The domain is not registered.' } as const
    case 'already-registered':
      return { email, why: 'taken', detail: `${email} is already registered.` } as const
    default:
      return assertNever(why)
  }
}
