import type { EngineFailure } from '../../shared/border/failure.ts'
import { fail } from '../../shared/border/result.ts'
import type { Registrar, RegistrarCredentials } from './registrar.ts'

/**
 * Wraps a registrar so that keys are sent only to the origin that they were entered for. Others
 * get `scope` of Boxwright itself, and nothing is sent, until staff confirm the address.
 */
export function boundRegistrar(origin: string, registrar: Registrar): Registrar {
  const refusal = (keys: RegistrarCredentials) =>
    keys.origin === origin
      ? null
      : Promise.resolve(fail(enteredElsewhere(keys.origin || 'unknown', origin)))
  return {
    name: registrar.name,
    readNameServers: (domain, keys, signal) =>
      refusal(keys) ?? registrar.readNameServers(domain, keys, signal),
    readRegistration: (domain, keys, signal) =>
      refusal(keys) ?? registrar.readRegistration(domain, keys, signal),
    writeNameServers: (domain, nameServers, keys, signal) =>
      refusal(keys) ?? registrar.writeNameServers(domain, nameServers, keys, signal),
    listDomains: (page, keys, signal) =>
      refusal(keys) ?? registrar.listDomains(page, keys, signal),
    checkAccount: (keys, domains, signal) =>
      refusal(keys) ?? registrar.checkAccount(keys, domains, signal),
  }
}

function enteredElsewhere(enteredFor: string, current: string): EngineFailure {
  const detail = `The key was entered for another address (${enteredFor}), not for ${current}.`
  return { code: 'scope', provider: 'boxwright', detail }
}
