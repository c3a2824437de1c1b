import { type ProviderName, providerNames } from '../../shared/border/failure.ts'
import { recordOf } from '../../shared/record-of.ts'
import { registrarIds, registrars } from '../../shared/registrars/catalogue.ts'
import { attend, type Call, type Face } from './attend.ts'
import type { Core } from './core.ts'
import { type Answer, type HttpRequest, htmlAnswer, type Reply } from './http.ts'
import { createMailinFace } from './mailin-face.ts'
import { createNamecheapFace } from './namecheap-face.ts'
import { createRdapFace, rdapPath } from './rdap-face.ts'
import { createSpaceshipFace } from './spaceship-face.ts'

/** Bytes of a request's body; more is answered 413. */
export const largestBody = 1_000_000

/** The path of each provider below practice's origin. */
export const basePaths: Readonly<Record<ProviderName, string>> = {
  mailin: '/mailin/api/v1/public',
  ...recordOf(registrarIds, id => `/${id}${new URL(registrars[id].baseUrl).pathname}`),
}

/** One request, however it came: over HTTP, or within the process. */
export type WireRequest = Pick<HttpRequest, 'method' | 'headers' | 'body'> & {
  /** Path and query. */
  readonly target: string
  /** Host and port that it reached; its host header must name the same. */
  readonly host: string
}

/** A request that was read and is not answered yet. */
export type Arrival = {
  /** The provider that it is for; null: RDAP, or none. */
  readonly provider: ProviderName | null
  /** What it asks for; null: it was refused unread. */
  readonly about: Pick<Call, 'endpoint' | 'domains'> | null
  /** Does what the request asks for. To be called once. */
  readonly answer: () => Reply
}
export type Dispatch = (request: WireRequest) => Arrival

/**
 * The simulated providers at one address: hands each request to the face that its path begins
 * with. A full disk or a bug is the provider's 500, told to `onBug`.
 */
export function createDispatch(
  core: Core,
  onBug: (error: unknown) => void = () => {},
): Dispatch {
  const faces: Readonly<Record<ProviderName, Face>> = {
    mailin: createMailinFace(core),
    spaceship: createSpaceshipFace(core),
    namecheap: createNamecheapFace(core),
  }
  const rdap = createRdapFace(core)

  function guarded<Value>(work: () => Value, otherwise: (answer: Answer) => Value): Value {
    try {
      return work()
    } catch (error) {
      onBug(error)
      return otherwise(htmlAnswer(500, '500 Internal Server Error'))
    }
  }

  function read(request: WireRequest): Arrival {
    const { method, target, host, headers, body } = request
    // A web page that was led here by name or script is not one of our callers.
    if (headers.host !== host || headers.origin !== undefined)
      return refusedUnread(null, htmlAnswer(421, '421 Misdirected Request'))
    if (Buffer.byteLength(body) > largestBody)
      return refusedUnread(null, htmlAnswer(413, '413 Content Too Large'))
    const [path = '', query = ''] = target.split('?', 2)
    if (isUnder(path, rdapPath)) return readAt(rdap, null, path.slice(rdapPath.length))
    const provider = providerNames.find(one => isUnder(path, basePaths[one]))
    if (provider === undefined) return refusedUnread(null, htmlAnswer(404, '404 Not Found'))
    return readAt(faces[provider], provider, path.slice(basePaths[provider].length))

    function readAt(face: Face, of: ProviderName | null, below: string): Arrival {
      const call = face.read({
        method,
        path: below,
        query: new URLSearchParams(query),
        headers,
        body,
      })
      if (!('endpoint' in call)) return refusedUnread(of, call)
      const answer = () => core.transact(() => attend(core, face.wording, call))
      return { provider: of, about: call, answer: () => guarded(answer, reply => reply) }
    }
  }

  return request =>
    guarded(
      () => read(request),
      reply => refusedUnread(null, reply),
    )
}

const refusedUnread = (provider: ProviderName | null, answer: Answer): Arrival => ({
  provider,
  about: null,
  answer: () => answer,
})

const isUnder = (path: string, base: string): boolean =>
  path === base || path.startsWith(`${base}/`)
