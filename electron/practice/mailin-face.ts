import type { Call, Face } from './attend.ts'
import type { Core } from './core.ts'
import { type Answer, accepts, type HttpRequest } from './http.ts'
import * as answers from './mailin-answers.ts'
import { routes } from './mailin-routes.ts'
import { createQuota } from './quota.ts'

/** Twice what practice's own gap of 100 ms allows. */
const CALLS_PER_SECOND = 20

/** Mailin.ai as docs/providers.md describes it, and no more lenient. */
export function createMailinFace(core: Core): Face {
  const second = core.lasting('second')
  const quota = createQuota(CALLS_PER_SECOND, second, core.now)
  const wording = {
    limited: answers.tooMany,
    upstreamDown: answers.upstreamDown,
    unpaid: answers.unpaid,
    midway: answers.stoppedMidway,
  }

  function read(request: HttpRequest): Call | Answer {
    const { method, path, headers } = request
    if ((headers['user-agent'] ?? '') === '') return answers.edgeBlocked()
    if (!accepts(headers.accept, 'application/json')) return answers.notAcceptable()

    const here = routes.filter(route => route.path.test(path))
    const route = here.find(one => one.method === method)
    if (here.length === 0) return answers.noSuchRoute(path)
    if (route === undefined) {
      return answers.wrongMethod(method, path, here.map(one => one.method).join(', '))
    }

    const token = /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1]
    if (route.isOpen !== true && (token === undefined || !core.accounts.isTokenValid(token))) {
      return answers.unauthenticated()
    }
    const wait = quota.take('account')
    if (wait > 0) return answers.tooMany(wait)

    return route.prepare(core, request, route.path.exec(path)?.[1] ?? '')
  }

  return { read, wording }
}
