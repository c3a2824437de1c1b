import { afterEach } from 'vitest'
import {
  type Practice,
  type PracticeOptions,
  startPractice,
} from '../../../electron/practice/practice.ts'

/** A practice server whose time stands still until a test moves it. */
export type Bench = {
  readonly practice: Practice
  pass(milliseconds: number): void
  mailin(method: string, path: string, body?: unknown): Promise<Reading>
  mailinRaw(path: string, init: RequestInit): Promise<Reading>
  spaceship(method: string, path: string, body?: unknown, key?: string): Promise<Reading>
  namecheap(fields: Readonly<Record<string, string>>, key?: string): Promise<Reading>
  /** Brings a domain to where mailboxes can be created. */
  activate(domain: string): Promise<void>
}

/** `status` 0: the connection was cut. */
export type Reading = {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly body: Json
}
export type Json = {
  readonly [key: string]: Json
} & readonly Json[] &
  (string | number | boolean | null)

const benches: Practice[] = []
afterEach(async () => {
  for (const practice of benches.splice(0)) await practice.stop()
})

export async function openBench(options: Partial<PracticeOptions> = {}): Promise<Bench> {
  const clock = { time: Date.parse('2026-11-20T09:00:00Z') }
  const random = seeded()
  const practice = await startPractice({
    journalFile: null,
    now: () => clock.time,
    random,
    ...options,
  })
  benches.push(practice)
  const token = practice.core.accounts.login(practice.email, practice.password) ?? ''

  const mailinRaw: Bench['mailinRaw'] = (path, init) =>
    read(`${practice.mailinBaseUrl}${path}`, init)
  const mailin: Bench['mailin'] = (method, path, body) => {
    clock.time += 100
    return mailinRaw(path, {
      method,
      headers: {
        accept: 'application/json',
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  }
  const spaceship: Bench['spaceship'] = (method, path, body, key = 'key-one') =>
    read(`${practice.spaceshipBaseUrl}${path}`, {
      method,
      headers: {
        'x-api-key': key,
        'x-api-secret': 'secret',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  const namecheap: Bench['namecheap'] = (fields, key = 'key-one') =>
    read(practice.namecheapBaseUrl, {
      method: 'POST',
      body: new URLSearchParams({
        ApiUser: 'agency',
        ApiKey: key,
        UserName: 'agency',
        ClientIp: '127.0.0.1',
        ...fields,
      }),
    })
  const pass = (milliseconds: number): void => {
    clock.time += milliseconds
  }
  const activate = async (domain: string): Promise<void> => {
    const { body } = await mailin('POST', '/domains/transfer', { domain_name: domain })
    const hosts = body['name_servers']
    await spaceship('PUT', `/domains/${domain}/nameservers`, { provider: 'custom', hosts })
    pass(12_000)
  }
  return { practice, pass, mailin, mailinRaw, spaceship, namecheap, activate }
}

export const mailboxesOf = (...addresses: readonly string[]): object => ({
  mailboxes: addresses.map(username => ({
    username,
    name: 'John Doe',
    password: 'S3cret!xyz',
  })),
})

/** The uuid, wherever this domain's answer has it. */
export const uuidIn = ({ body }: Reading): string =>
  String(body['uuid'] ?? body['data']?.['uuid'])
/** The status, wherever this job's answer has it, with `1` read as completed. */
export const jobStatusIn = ({ body }: Reading): string => {
  const status = String(body['status'] ?? body['data']?.['status'])
  return status === '1' ? 'completed' : status
}

async function read(url: string, init: RequestInit): Promise<Reading> {
  try {
    const response = await fetch(url, init)
    const text = await response.text()
    return { status: response.status, headers: response.headers, text, body: jsonOr(text) }
  } catch {
    return { status: 0, headers: new Headers(), text: '', body: jsonOr('{}') }
  }
}

function jsonOr(text: string): Json {
  try {
    return JSON.parse(text)
  } catch {
    return JSON.parse('{}')
  }
}

function seeded(): () => number {
  let state = 7
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}
