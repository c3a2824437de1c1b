import { isIPv4 } from 'node:net'
import type { z } from 'zod'
import { assertNever } from '../../shared/border/result.ts'
import type { Call, Face } from './attend.ts'
import type { Core } from './core.ts'
import { sha256 } from './hash.ts'
import { type Answer, badGateway, type HttpRequest, hasMediaType, htmlAnswer } from './http.ts'
import * as answers from './namecheap-answers.ts'
import { type Caller, type Command, commands } from './namecheap-commands.ts'
import { createQuota } from './quota.ts'

/** 20 times the real quota (docs/providers.md, Namecheap: limits), because practice runs faster. */
const CALLS_PER_MINUTE = 20 * 20
const common = ['apiuser', 'apikey', 'username', 'clientip', 'command'] as const
type Common = Readonly<Record<(typeof common)[number], string>>

/** Namecheap as docs/providers.md describes it, and no more lenient. */
export function createNamecheapFace(core: Core): Face {
  const minute = createQuota(CALLS_PER_MINUTE, core.lasting('minute'), core.now)
  const wording = { limited: answers.tooManyRequests, upstreamDown: badGateway }

  function read(request: HttpRequest): Call | Answer {
    if (request.path !== '') return htmlAnswer(404, '404 Not Found')
    const fields = fieldsOf(request)
    if (fields === null) return answers.tooManyRequests()
    const given = lowerCased(fields)
    if (given === null) return answers.failed('', answers.badParameter('name', 'comes twice'))

    const missing = common.filter(name => (given[name] ?? '') === '')
    const name = given.command ?? ''
    if (missing.length > 0) {
      return answers.failed(name, ...missing.map(one => answers.missingParameter[one]))
    }
    const {
      apiuser = '',
      apikey = '',
      username = '',
      clientip = '',
      command = '',
      ...rest
    } = given
    const caller = { apiuser, apikey, username, clientip, command }
    if (minute.take(apiuser) > 0) return answers.tooManyRequests()
    const refused = refusalOf(caller)
    if (refused !== null) return answers.failed(name, refused)

    const known = commands.find(one => one.name.toLowerCase() === command.toLowerCase())
    if (known === undefined) return answers.failed(name, answers.invalidCommand)
    const parsed = known.parameters.safeParse(rest)
    if (!parsed.success) return answers.failed(known.name, ...parameterErrors(parsed.error))

    const access = { fingerprint: sha256(`namecheap ${apiuser} ${apikey}`) }
    const perform = (): Answer => run(core, known, { access, user: apiuser }, parsed.data)
    const domain = known.about(parsed.data)?.domain ?? null
    return { endpoint: known.endpoint, domains: domain === null ? [] : [domain], perform }
  }

  return { read, wording }
}

/** The parameters of a request; null: neither GET nor POST. */
function fieldsOf({ method, query, headers, body }: HttpRequest): URLSearchParams | null {
  if (method === 'GET') return query
  if (method !== 'POST') return null
  const isForm = hasMediaType(headers['content-type'], 'application/x-www-form-urlencoded')
  const all = new URLSearchParams(query)
  // a body of another type is not read, so its parameters count as missing
  for (const [name, value] of isForm ? new URLSearchParams(body) : []) all.append(name, value)
  return all
}

function lowerCased(fields: URLSearchParams): Readonly<Record<string, string>> | null {
  const pairs = [...fields].map(([name, value]) => [name.toLowerCase(), value] as const)
  const names = new Set(pairs.map(([name]) => name))
  return names.size === pairs.length ? Object.fromEntries(pairs) : null
}

function refusalOf(caller: Common): answers.NamecheapError | null {
  if (caller.apiuser.length > 20) return answers.invalidApiUser
  if (caller.apikey.length < 3 || caller.apikey.length > 50) return answers.invalidApiKey
  if (caller.username !== caller.apiuser) return answers.unauthorizedUser
  if (!isIPv4(caller.clientip)) return answers.invalidClientIp
  return null
}

function parameterErrors(error: z.ZodError): readonly answers.NamecheapError[] {
  return error.issues.flatMap(issue =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map(name => answers.badParameter(name, 'is not supported'))
      : [answers.badParameter(issue.path.join('.'), 'is missing or invalid')],
  )
}

function run(
  core: Core,
  command: Command,
  caller: Caller,
  parameters: Readonly<Record<string, string>>,
): Answer {
  const subject = command.about(parameters)
  if (subject !== null) {
    const refused = domainRefusal(core, caller, subject.domain, subject.asked)
    if (refused !== null) return answers.failed(command.name, refused)
  }
  const result = command.run(core, caller, subject?.domain ?? '', parameters)
  if (result === 'locked')
    return answers.failed(command.name, answers.noEditRight(subject?.domain ?? ''))
  return result === 'limited'
    ? answers.tooManyRequests()
    : answers.commandResult(command.name, result)
}

function domainRefusal(
  core: Core,
  { access }: Caller,
  domain: string | null,
  asked: string,
): answers.NamecheapError | null {
  if (domain === null) return answers.domainNotFound(asked)
  const admission = core.registrar.admit(access, domain)
  switch (admission) {
    case 'admitted':
      return null
    case 'refused':
      return answers.invalidApiKey
    case 'missing':
      return answers.domainNotFound(domain)
    case 'not-whitelisted':
      return answers.notWhitelisted
    default:
      return assertNever(admission)
  }
}
