import type { Diagnosis } from '../../shared/diagnosis/diagnosis.ts'
import { type Clock, iso, wait } from '../scheduler/clock.ts'
import type { PublicDns } from './ask-dns.ts'
import type { ProviderQuestions } from './ask-providers.ts'
import { describe } from './describe.ts'
import type { Asked, Evidence } from './evidence.ts'
import { judge } from './judge.ts'
import { type EngineView, readEngine } from './read-engine.ts'
import { writeReport } from './report.ts'
import { isLeftAlone } from './signs.ts'

export type DiagnoserOptions = {
  readonly engine: EngineView
  readonly providers: ProviderQuestions
  /** null in practice, whose domains are not in public DNS. */
  readonly publicDns: PublicDns | null
  readonly clock: Clock
  readonly reportBug: (error: unknown) => void
}

/** Why one domain of an order does not move; null: there is no such domain. */
export type Diagnoser = (orderId: number, domain: string) => Promise<Diagnosis> | null

/** Milliseconds for all questions together. */
const limitMs = 8000
/** Milliseconds within which a domain's diagnosis is given again. */
const cacheMs = 10_000

/** Asks everybody at once. Whoever fails or is late counts as silent; the rest is judged. */
export function createDiagnoser(options: DiagnoserOptions): Diagnoser {
  const { clock } = options
  const cache = new Map<string, { readonly at: number; readonly answer: Promise<Diagnosis> }>()

  return (orderId, domain) => {
    const key = `${orderId} ${domain}`
    const now = clock.now()
    for (const [name, { at }] of cache) if (now - at >= cacheMs) cache.delete(name)
    const before = cache.get(key)
    if (before !== undefined) return before.answer
    const answer = diagnose(options, orderId, domain)
    if (answer !== null) cache.set(key, { at: now, answer })
    return answer
  }
}

function diagnose(
  options: DiagnoserOptions,
  orderId: number,
  domain: string,
): Promise<Diagnosis> | null {
  const { clock, engine } = options
  const reading = readEngine(engine, orderId, domain)
  if (reading === null) return null
  return gather(options, orderId, domain, reading).then(evidence => {
    const checks = describe(evidence)
    const verdict = judge(evidence)
    const at = clock.now()
    const report = writeReport({ domain, orderId, at, checks, verdict })
    return { domain, at: iso(at), checks, verdict, report }
  })
}

async function gather(
  options: DiagnoserOptions,
  orderId: number,
  domain: string,
  { facts, wanted }: NonNullable<ReturnType<typeof readEngine>>,
): Promise<Evidence> {
  const { clock, providers, publicDns, reportBug } = options
  const limit = new AbortController()
  const end = wait(clock, limitMs, limit.signal).then(() => limit.abort())
  const at = () => clock.now()

  /** Never rejects: after a bug or too long the answer is `silent`, so that the others still count. */
  async function soft<Value>(ask: () => Promise<Asked<Value>>): Promise<Asked<Value>> {
    const late = end.then(
      (): Asked<Value> => ({ kind: 'silent', why: 'No answer within 8 s.', at: at() }),
    )
    const answer = ask().catch((error: unknown): Asked<Value> => {
      reportBug(error)
      return { kind: 'silent', why: 'The check itself failed. The log says more.', at: at() }
    })
    return Promise.race([answer, late])
  }

  const isQuiet = isLeftAlone({ engine: facts })
  const ask = <Value>(question: (() => Promise<Asked<Value>>) | null): Promise<Asked<Value>> =>
    question === null
      ? Promise.resolve({ kind: 'silent', why: notAsked(facts.isUnlocked), at: at() })
      : soft(question)
  const asks = !isQuiet && facts.isUnlocked
  const [mailin, registrar, registry, resolvers] = await Promise.all([
    ask(asks ? () => providers.mailin(domain, facts) : null),
    ask(asks ? () => providers.registrar(domain, orderId, facts, limit.signal) : null),
    ask(isQuiet || publicDns === null ? null : () => publicDns.registry(domain, limit.signal)),
    ask(isQuiet || publicDns === null ? null : () => publicDns.resolvers(domain, limit.signal)),
  ])
  limit.abort()
  const named = mailin.kind === 'told' ? mailin.value.nameServers : []
  return {
    domain,
    now: clock.now(),
    isPractice: publicDns === null,
    wanted: named.length > 0 ? named : wanted,
    engine: facts,
    mailin,
    registrar,
    registry,
    resolvers,
  }
}

function notAsked(isUnlocked: boolean): string {
  return isUnlocked
    ? 'Not asked: nothing is under way for this domain.'
    : 'Not asked: the stored keys are locked.'
}
