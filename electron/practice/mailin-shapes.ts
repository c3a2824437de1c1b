import { assertNever } from '../../shared/border/result.ts'
import type { DomainView } from './domains.ts'
import { hashBelow } from './hash.ts'
import type { JobView } from './jobs.ts'
import { jobQuirksOf, nameServersFor, quirksOf } from './quirks.ts'
import type { Mailbox } from './records.ts'
import { scenarioOf } from './scenarios.ts'

/** The mail server of the practice account, named with every listed mailbox. */
const MAIL_HOST = 'mail.practice-agency.test'

export function domainItem(domain: DomainView): object {
  const { statusAs } = quirksOf(domain.name)
  return {
    id: domain.id,
    name: domain.name,
    status: flag(domain.isStatusActive, statusAs),
    name_server_status: flag(domain.areNameServersActive, statusAs),
    name_servers: nameServers(domain),
  }
}

function flag(isActive: boolean, spelling: 'text' | 'number' | 'word'): string | number {
  switch (spelling) {
    case 'text':
      return isActive ? '1' : '0'
    case 'number':
      return isActive ? 1 : 0
    case 'word':
      return isActive ? 'active' : '0'
    default:
      return assertNever(spelling)
  }
}

function nameServers({ name, nameServers }: DomainView): string | readonly string[] | null {
  const spelling = quirksOf(name).nameServersAs
  switch (spelling) {
    case 'text':
      return nameServers.length === 0 ? null : nameServers.join(',')
    case 'spaced':
      return nameServers.map(host => `${host.toUpperCase()}.`).join(', ')
    case 'list':
      return nameServers
    default:
      return assertNever(spelling)
  }
}

/** A domain of somebody else in the same account, which a partial search finds, too. */
export const strangerDomain = (name: string): DomainView => ({
  id: 900_000 + hashBelow(90_000, `stranger ${name}`),
  name,
  isStatusActive: true,
  areNameServersActive: true,
  nameServers: nameServersFor(name),
})

export function mailboxItem(mailbox: Mailbox, domainId: number): object {
  const host = scenarioOf(mailbox.domain) === 'hostless' ? null : MAIL_HOST
  return {
    id: mailbox.id,
    domain_id: domainId,
    [quirksOf(mailbox.domain).addressField]: mailbox.address,
    name: mailbox.name,
    smtp_host: host,
    smtp_port: host === null ? null : 465,
    imap_host: host,
    imap_port: host === null ? null : 993,
  }
}

export function jobBody(job: JobView, items: readonly object[]): object {
  const quirks = jobQuirksOf(job.uuid)
  switch (job.stage) {
    case 'pending':
      return withStatus(quirks.startsAs, {})
    case 'processing':
      return withStatus('processing', {})
    case 'failed':
      return withStatus('failed', { report: job.report })
    case 'completed':
      return withStatus(quirks.doneAs, doneData())
    default:
      return assertNever(job.stage)
  }

  function withStatus(status: string, rest: object): object {
    return quirks.isStatusInData ? { data: { status, ...rest } } : { status, ...rest }
  }
  function doneData(): object {
    if (quirks.isStatusInData || quirks.data === 'absent') return {}
    return { data: quirks.data === 'incomplete' ? items.slice(1) : items }
  }
}

/** Laravel's paginator, with the keys that are known. */
export function page(items: readonly object[], number: number, perPage: number): object {
  return {
    current_page: number,
    last_page: Math.max(1, Math.ceil(items.length / perPage)),
    per_page: perPage,
    total: items.length,
    data: items.slice((number - 1) * perPage, number * perPage),
  }
}
