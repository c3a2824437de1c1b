import type { EngineFailure } from '../../../shared/border/failure.ts'
import { fail, ok, type Result } from '../../../shared/border/result.ts'
import type { Http } from '../http.ts'
import { isMarkup } from '../json.ts'
import type { Answer } from '../mailin-port.ts'
import { mailinFailure, refusal, toReply, unreadable } from './failures.ts'
import { saysTooMany, sentence } from './patterns.ts'
import { readToken } from './replies.ts'

/** Stores the token of one account at one base URL. */
export type TokenStore = {
  load(): string | null
  /** null forgets it. */
  save(token: string | null): void
}

export type Login = {
  readonly email: string
  readonly password: string
  readonly deviceName: string
}

export type Session = {
  /** The stored token, or one from a login. */
  token(): Answer<string>
  /**
   * A token other than `refused`: the stored one if it was renewed meanwhile, else one from a
   * login.
   */
  renew(refused: string): Answer<string>
  /** Always logs in. */
  login(): Answer<string>
}

/**
 * A token is stored and used until Mailin refuses it (docs/providers.md, Mailin.ai: login).
 * Callers that need one at the same time share a login.
 */
export function createSession(http: Http, login: Login, tokens: TokenStore): Session {
  let running: Promise<Result<string, EngineFailure>> | null = null

  function logIn(): Answer<string> {
    running ??= attemptLogin(http, login)
      .then(result => {
        if (result.ok) tokens.save(result.value)
        else if (result.failure.code === 'credentials') tokens.save(null)
        return result
      })
      .finally(() => {
        running = null
      })
    return running
  }

  return {
    login: logIn,
    async token() {
      const stored = tokens.load()
      return stored === null ? logIn() : ok(stored)
    },
    async renew(refused) {
      const stored = tokens.load()
      return stored === null || stored === refused ? logIn() : ok(stored)
    },
  }
}

async function attemptLogin(http: Http, login: Login): Answer<string> {
  if (login.email === '' || login.password === '') {
    return fail({ code: 'credentials', provider: 'mailin', detail: 'No Mailin login is set.' })
  }
  const sent = await http.send({
    method: 'POST',
    path: '/auth/login',
    body: {
      json: { email: login.email, password: login.password, device_name: login.deviceName },
    },
    // a login whose answer is lost does no harm when it is sent again
    kind: 'read',
    secrets: [login.password],
    hidesAnswer: true,
  })
  if (!sent.ok) return sent
  const reply = toReply(sent.value)
  if (reply.isGood) {
    const token = reply.json && readToken(reply.json.value)
    if (token !== null) return ok(token)
    if (isMarkup(reply.body)) return unreadable(reply, 'read')
    // the body may hold a token in a shape of its own, so it is not quoted
    if (reply.json === null) {
      return mailinFailure(
        reply,
        'transient',
        'Mailin answered the login with something unreadable.',
      )
    }
    return mailinFailure(reply, 'credentials', 'Mailin answered the login without a token.')
  }
  const isRefused = reply.json !== null && [400, 401, 403, 422].includes(reply.status)
  if (isRefused && !saysTooMany(reply.texts)) {
    return mailinFailure(
      reply,
      'credentials',
      `Mailin refused the login: ${sentence(reply.texts)}`,
    )
  }
  // a 401 without JSON is the edge's, not Mailin's
  if (reply.status === 401) {
    return mailinFailure(reply, 'transient', 'The login was refused before Mailin saw it.')
  }
  return refusal(reply, 'read')
}
