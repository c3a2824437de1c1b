import type { EngineFailure } from '../../shared/border/failure.ts'
import type { Result } from '../../shared/border/result.ts'
import type { RegistrarId } from '../../shared/registrars/catalogue.ts'
import { type MissingKeys, missingKeysWords } from '../orders/missing-keys.ts'
import type { MailinPort } from '../providers/mailin-port.ts'
import type { Registrar, RegistrarCredentials } from '../providers/registrar.ts'
import type { Asked, EngineFacts, MailinFacts, RegistrarFacts } from './evidence.ts'
import { clockTime } from './times.ts'

export type ProviderOptions = {
  readonly mailin: () => MailinPort
  readonly registrarOf: (name: RegistrarId) => Registrar
  /** The order's registrar keys, opened for one call, or why it has none. */
  readonly credentialsOf: (orderId: number) => RegistrarCredentials | MissingKeys
  readonly now: () => number
}

export type ProviderQuestions = {
  mailin(domain: string, engine: EngineFacts): Promise<Asked<MailinFacts>>
  registrar(
    domain: string,
    orderId: number,
    engine: EngineFacts,
    signal: AbortSignal,
  ): Promise<Asked<RegistrarFacts>>
}

/** A registrar may answer but five reads of a domain in five minutes, and the engine needs them too. */
const cacheMs = 60_000

type Cached = { readonly position: string; readonly answer: Asked<RegistrarFacts> }

/** Asks Mailin and the registrars within their budgets; answers are shared and used again. */
export function openProviderQuestions(options: ProviderOptions): ProviderQuestions {
  const { now } = options
  const atMailin = new Map<string, Promise<Asked<MailinFacts>>>()
  const cache = new Map<string, Cached>()
  let mailinRestsUntil = 0

  async function askMailin(domain: string): Promise<Asked<MailinFacts>> {
    const answer = await options.mailin().findDomain(domain)
    if (!answer.ok && answer.failure.retryAt !== undefined)
      mailinRestsUntil = Date.parse(answer.failure.retryAt)
    return toldBy(answer, now(), found => ({
      isKnown: found !== null,
      isActive: found?.isActive ?? false,
      nameServers: found?.nameServers ?? [],
    }))
  }

  async function askRegistrar(
    domain: string,
    platform: RegistrarId,
    keys: RegistrarCredentials,
    signal: AbortSignal,
  ): Promise<Asked<RegistrarFacts>> {
    const answer = await options.registrarOf(platform).readRegistration(domain, keys, signal)
    return toldBy(answer, now(), registration => registration)
  }

  return {
    async mailin(domain, engine) {
      const pause = engine.status.pauses.find(
        one => one.provider === 'mailin' && one.work === undefined,
      )
      const until = Math.max(mailinRestsUntil, Date.parse(pause?.until ?? '') || 0)
      if (until > now()) {
        const why = `Not asked: the Mailin account is left alone until ${clockTime(until, now())}.`
        return { kind: 'silent', why, at: now() }
      }
      // a request that is still under way serves the next diagnosis, too
      const underWay = atMailin.get(domain) ?? askMailin(domain)
      atMailin.set(domain, underWay)
      return underWay.finally(() => atMailin.delete(domain))
    },

    async registrar(domain, orderId, engine, signal) {
      const { platform } = engine
      if (platform === null || platform === 'other')
        return { kind: 'silent', why: 'Boxwright has no access to this registrar.', at: now() }
      const keys = options.credentialsOf(orderId)
      if (typeof keys === 'string')
        return { kind: 'silent', why: missingKeysWords(keys, platform), at: now() }
      const position = [orderId, engine.stage, engine.state, engine.failure?.code].join(' ')
      const before = cache.get(domain)
      if (before?.position === position && now() - before.answer.at < cacheMs)
        return before.answer
      const answer = await askRegistrar(domain, platform, keys, signal)
      if (answer.kind === 'told') cache.set(domain, { position, answer })
      return answer
    },
  }
}

function toldBy<Value, Facts>(
  answer: Result<Value, EngineFailure>,
  at: number,
  read: (value: Value) => Facts,
): Asked<Facts> {
  return answer.ok
    ? { kind: 'told', value: read(answer.value), at }
    : { kind: 'refused', failure: answer.failure, at }
}
