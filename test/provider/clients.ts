import type { Exchange } from '../../electron/providers/exchange.ts'
import { createMailin } from '../../electron/providers/mailin/client.ts'
import type { RegistrarOptions } from '../../electron/providers/registrar-options.ts'
import { registrarClients } from '../../electron/providers/registrars.ts'
import { atOnce } from '../../electron/providers/turn.ts'
import type { EngineFailure } from '../../shared/border/failure.ts'
import type { Result } from '../../shared/border/result.ts'
import { registrarIds } from '../../shared/registrars/catalogue.ts'
import { clientKeys } from '../support/registrar-keys.ts'
import type { OddAnswer, OddServer, SeenRequest } from './odd-server.ts'

export const login = {
  email: 'staff@agency.example',
  password: 'mailin-PASS-9f3',
  deviceName: 'test',
}
export const spaceshipKeys = {
  platform: 'spaceship',
  apiKey: 'ship-KEY-5521',
  apiSecretKey: 'ship-SECRET-77a1',
} as const
export const namecheapKeys = {
  platform: 'namecheap',
  apiUser: 'agency',
  apiKey: 'cheap-KEY-40c2',
} as const

/** A token store in memory. */
export function keepToken(first: string | null = '1|kept') {
  const stored = { token: first }
  return {
    stored,
    load: () => stored.token,
    save: (token: string | null) => {
      stored.token = token
    },
  }
}

export function mailinOn(baseUrl: string, timeoutMs = 5000) {
  const exchanges: Exchange[] = []
  const tokens = keepToken()
  const record = (exchange: Exchange) => exchanges.push(exchange)
  const options = { ...login, baseUrl, timeoutMs, turn: atOnce, record, tokens }
  return { mailin: createMailin(options), exchanges, tokens, options }
}

export function registrarOptions(baseUrl: string, timeoutMs = 5000) {
  const exchanges: Exchange[] = []
  const ips: string[] = []
  const options: RegistrarOptions = {
    baseUrl,
    timeoutMs,
    turn: atOnce,
    record: exchange => exchanges.push(exchange),
    clientIp: () => '203.0.113.7',
    onIpSeen: ip => ips.push(ip),
  }
  return { options, exchanges, ips }
}

/** The clients of all registrars at this address, with keys of their own. */
export function registrarsOn(baseUrl: string, timeoutMs = 5000) {
  const { options } = registrarOptions(baseUrl, timeoutMs)
  return registrarIds.map(id => {
    const keys = clientKeys(id)
    return { id, keys, registrar: registrarClients[id](options) }
  })
}

/** Answers the login by itself, and everything else as told. */
export function afterLogin(
  server: OddServer,
  answer: OddAnswer | ((request: SeenRequest) => OddAnswer),
) {
  server.answer(request => {
    if (request.path.endsWith('/auth/login')) return { body: { user_id: 1, token: '2|fresh' } }
    return typeof answer === 'function' ? answer(request) : answer
  })
}

/** The value of a good result; a failure fails the test. */
export function valueOf<Value>(result: Result<Value, EngineFailure>): Value {
  if (!result.ok) throw new Error(`${result.failure.code}: ${result.failure.detail}`)
  return result.value
}

export function codeOf(result: Result<unknown, EngineFailure>): string {
  return result.ok ? 'ok' : result.failure.code
}

export function failureOf(result: Result<unknown, EngineFailure>): EngineFailure {
  if (result.ok) throw new Error('A failure was expected.')
  return result.failure
}
