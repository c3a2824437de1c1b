import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Practice, startPractice } from '../../electron/practice/practice.ts'
import { createMailin } from '../../electron/providers/mailin/client.ts'
import { registrarClients } from '../../electron/providers/registrars.ts'
import { atOnce } from '../../electron/providers/turn.ts'
import { recordOf } from '../../shared/record-of.ts'
import {
  baseUrlName,
  registrarIds,
  registrars,
  usualRegistrar,
} from '../../shared/registrars/catalogue.ts'
import { clientKeys } from '../support/registrar-keys.ts'
import { codeOf, failureOf, keepToken, registrarOptions, valueOf } from './clients.ts'

let practice: Practice
let skipped = 0
const pass = (milliseconds: number) => {
  skipped += milliseconds
}
const now = () => Date.now() + skipped
const keys = recordOf(registrarIds, id => clientKeys(id))

beforeEach(async () => {
  skipped = 0
  practice = await startPractice({ journalFile: null, now })
})
afterEach(() => practice.stop())

function createClients(tokens = keepToken(null)) {
  const mailin = createMailin({
    baseUrl: practice.mailinBaseUrl,
    email: practice.email,
    password: practice.password,
    deviceName: 'test',
    timeoutMs: 5000,
    turn: atOnce,
    record: () => undefined,
    tokens,
  })
  const given = recordOf(registrarIds, id => registrarOptions(practice[baseUrlName(id)]))
  const made = recordOf(registrarIds, id => registrarClients[id](given[id].options))
  return { mailin, made, given, tokens }
}

const mailboxesOn = (domain: string) =>
  ['jo', 'al'].map(prefix => ({
    email: `${prefix}@${domain}`,
    displayName: 'Jo Doe',
    password: 'Abcdefgh!234567_',
  }))

describe('a domain walks to listed mailboxes', () => {
  // the names spell differently on practice's wire: words, texts, lists, bare rows
  const names = ['plain', 'north', 'harbor', 'maple', 'copper', 'quiet', 'ember', 'atlas']
  const cases = names.flatMap(name =>
    registrarIds.map(registrar => [`${name}.co.uk`, registrar] as const),
  )

  test.each(cases)('%s through %s', async (domain, name) => {
    const { mailin, made } = createClients()
    const registrar = made[name]

    expect(valueOf(await mailin.findDomain(domain))).toBeNull()
    const transfer = valueOf(await mailin.transferDomain(domain))
    expect(transfer.alreadyThere).toBe(false)
    expect(valueOf(await mailin.transferDomain(domain)).alreadyThere).toBe(true)
    pass(2000)
    const waiting = valueOf(await mailin.findDomain(domain))
    expect(waiting?.isActive).toBe(false)
    const wanted = waiting?.nameServers ?? []
    expect(wanted).toHaveLength(2)

    const early = valueOf(await mailin.createMailboxes(mailboxesOn(domain)))
    expect(early).toMatchObject({
      kind: 'refused',
      refused: [{ why: 'not-registered' }, { why: 'not-registered' }],
    })

    expect(valueOf(await registrar.readNameServers(domain, keys[name]))).not.toEqual(wanted)
    expect(valueOf(await registrar.writeNameServers(domain, wanted, keys[name]))).toBeNull()
    pass(600_000)
    const nameServers = valueOf(await registrar.readNameServers(domain, keys[name]))
    expect([...nameServers].sort()).toEqual([...wanted].sort())

    expect(valueOf(await mailin.findDomain(domain))?.isActive).toBe(true)
    const { domains } = valueOf(await mailin.listDomains(1))
    expect(domains.map(one => one.name)).toContain(domain)
    const creation = valueOf(await mailin.createMailboxes(mailboxesOn(domain)))
    if (creation.kind !== 'accepted') throw new Error('refused')
    expect(valueOf(await mailin.readJob(creation.jobUuid)).kind).toBe('running')
    pass(600_000)
    expect(valueOf(await mailin.readJob(creation.jobUuid)).kind).toBe('completed')

    const listed = valueOf(await mailin.listMailboxes(domain))
    expect(listed.map(({ email }) => email).sort()).toEqual([`al@${domain}`, `jo@${domain}`])
    expect(
      listed.every(({ smtpHost, imapPort }) => smtpHost !== null && imapPort === 993),
    ).toBe(true)

    const { mailboxes } = valueOf(await mailin.listAllMailboxes(1))
    expect(mailboxes).toEqual(expect.arrayContaining([...listed]))

    const again = valueOf(await mailin.createMailboxes(mailboxesOn(domain).slice(0, 1)))
    expect(again).toMatchObject({
      kind: 'refused',
      refused: [{ email: `jo@${domain}`, why: 'taken' }],
    })
    for (const { id } of listed) {
      expect(valueOf(await mailin.removeMailbox(id))).toBeNull()
      expect(valueOf(await mailin.removeMailbox(id))).toBeNull()
    }
    expect(valueOf(await mailin.listMailboxes(domain))).toEqual([])
  })
})

describe('a look into an account', () => {
  test.each(registrarIds)('tells whose domains are whose at %s', async name => {
    const registrar = createClients().made[name]
    const pair = ['ada.ns.cloudflare.com', 'pam.ns.cloudflare.com']
    await registrar.writeNameServers('plain.com', pair, keys[name])

    const domains = ['plain.com', 'fresh.com', 'missing-1.com']
    expect(valueOf(await registrar.checkAccount(keys[name], domains))).toMatchObject({
      domainCount: 1,
      held: ['plain.com', 'fresh.com'],
      missing: [{ name: 'missing-1.com' }],
      unchecked: [],
    })
  })
})

describe('trouble in practice', () => {
  const byIp = registrarIds.filter(id => registrars[id].ip !== null)
  const byRight = registrarIds.filter(id => registrars[id].ip === null)
  const pair = ['ada.ns.cloudflare.com', 'pam.ns.cloudflare.com']

  test.each(registrarIds)('%s refuses a key', async name => {
    const { made } = createClients()

    const result = await made[name].writeNameServers('refused.com', pair, keys[name])

    expect(codeOf(result)).toBe('credentials')
  })

  test.each(registrarIds)('%s does not hold a domain', async name => {
    const { made } = createClients()

    const read = await made[name].readNameServers('missing.com', keys[name])
    const write = await made[name].writeNameServers('missing.com', pair, keys[name])

    expect([codeOf(read), codeOf(write)]).toEqual(['domain_not_found', 'domain_not_found'])
  })

  test.each(byIp)('%s names the address to whitelist', async name => {
    const { made, given } = createClients()

    const result = await made[name].writeNameServers('whitelist.com', pair, keys[name])

    const { code, ip } = failureOf(result)
    expect(code).toBe('ip_not_whitelisted')
    expect(ip).toMatch(/^\d+\.\d+\.\d+\.\d+$/)
    expect(given[name].ips).toEqual([ip])
  })

  test.each(byRight)('%s lacks a right', async name => {
    const { made } = createClients()

    const result = await made[name].writeNameServers('whitelist.com', pair, keys[name])

    expect(codeOf(result)).toBe('scope')
  })

  test('Mailin refuses a name', async () => {
    expect(codeOf(await createClients().mailin.transferDomain('invalid.com'))).toBe(
      'invalid_input',
    )
  })

  test('Mailin asks to slow down', async () => {
    const failure = failureOf(await createClients().mailin.transferDomain('limited.com'))

    expect(failure.code).toBe('rate_limited')
  })

  test('Mailin names the taken addresses', async () => {
    const { mailin } = createClients()
    const taken = { ...mailboxesOn('conflict.com')[0], email: 'john@conflict.com' }
    const mailbox = { displayName: 'John', password: 'Abcdefgh!234567_', ...taken }
    await mailin.findDomain('conflict.com')

    const creation = valueOf(await mailin.createMailboxes([mailbox]))

    expect(creation).toMatchObject({
      kind: 'refused',
      refused: [{ email: 'john@conflict.com', why: 'taken' }],
    })
  })

  test('Mailin reports a failed job', async () => {
    const { mailin } = createClients()
    await mailin.transferDomain('jobfails.com')
    pass(2000)
    const wanted = valueOf(await mailin.findDomain('jobfails.com'))?.nameServers ?? []
    const registrar = createClients().made[usualRegistrar]
    await registrar.writeNameServers('jobfails.com', wanted, keys[usualRegistrar])
    pass(600_000)
    const creation = valueOf(await mailin.createMailboxes(mailboxesOn('jobfails.com')))
    if (creation.kind !== 'accepted') throw new Error('refused')
    pass(600_000)

    expect(valueOf(await mailin.readJob(creation.jobUuid)).kind).toBe('failed')
  })

  test('a revoked token is renewed', async () => {
    const { mailin, tokens } = createClients()
    await mailin.listDomains(1)
    const first = tokens.stored.token
    practice.core.accounts.revokeTokens()

    expect(codeOf(await mailin.listDomains(1))).toBe('ok')
    expect(tokens.stored.token).not.toBe(first)
  })

  test('a wrong password is told', async () => {
    const { mailin } = createClients()
    practice.core.accounts.revokeTokens()
    expect(codeOf(await mailin.login())).toBe('ok')

    const wrong = createMailin({
      baseUrl: practice.mailinBaseUrl,
      email: practice.email,
      password: 'wrong-password',
      deviceName: 'test',
      timeoutMs: 5000,
      turn: atOnce,
      record: () => undefined,
      tokens: keepToken(null),
    })

    expect(codeOf(await wrong.login())).toBe('credentials')
  })
})
