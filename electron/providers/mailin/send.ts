import { ok } from '../../../shared/border/result.ts'
import type { Http, HttpRequest } from '../http.ts'
import type { Answer } from '../mailin-port.ts'
import { type Reply, toReply } from './failures.ts'
import type { Session } from './token.ts'

type Call = Pick<HttpRequest, 'method' | 'path' | 'query' | 'body' | 'kind'> & {
  readonly secrets?: readonly string[]
}
/** Sends one call with a token; answers Mailin's reply, be it good or a refusal. */
export type Send = (call: Call) => Answer<Reply>

/** Every call goes out with the token, and once again with a new one when Mailin answers 401. */
export function createSend(http: Http, session: Session, password: string): Send {
  const attempt = async (call: Call, token: string): Answer<Reply> => {
    const sent = await http.send({
      ...call,
      headers: { authorization: `Bearer ${token}` },
      secrets: [token, password, ...(call.secrets ?? [])],
    })
    return sent.ok ? ok(toReply(sent.value)) : sent
  }
  return async call => {
    const token = await session.token()
    if (!token.ok) return token
    const first = await attempt(call, token.value)
    // Mailin did nothing on a 401, so a write may be sent again, too
    if (!first.ok || first.value.status !== 401) return first
    const renewed = await session.renew(token.value)
    return renewed.ok ? attempt(call, renewed.value) : renewed
  }
}
