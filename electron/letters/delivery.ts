import { z } from 'zod'
import { createRedactor, toDetail } from '../providers/redact.ts'
import { connectionTrouble } from './connection-trouble.ts'
import type { MailServer } from './mail-server.ts'
import { type Refusal, type RefusalScope, scopeOf } from './refusal-scope.ts'

/** What keeps every letter from being sent. */
export type TroubleCause = 'server' | 'encryption' | 'login' | 'sender' | 'limit'

/** What the mail server made of a letter; `detail` is a sentence that is safe to show. */
export type Delivery =
  | { readonly kind: 'accepted' }
  /** Refused for good: the same letter would be refused again. */
  | { readonly kind: 'refused'; readonly detail: string }
  /** This letter is to be tried later. */
  | { readonly kind: 'later'; readonly detail: string }
  /** No letter would be taken. */
  | { readonly kind: 'trouble'; readonly cause: TroubleCause; readonly detail: string }
  /** The outcome is unknown: the letter was handed over and the answer was lost. */
  | { readonly kind: 'uncertain' }
  /** The app quits; the letter was not handed over. */
  | { readonly kind: 'stopped' }

const mailErrorSchema = z.object({
  code: z.string().catch(''),
  /** The system's or OpenSSL's code, behind nodemailer's own. */
  originalCode: z.string().catch(''),
  responseCode: z.number().catch(0),
  response: z.string().catch(''),
  command: z.string().catch(''),
})

/** What a try to send a letter was made with. */
export type Attempt = {
  readonly server: MailServer
  readonly to: string
  /** The password, in every form in which the server could echo it. */
  readonly secrets: readonly string[]
  readonly hasDataBegun: boolean
}

/**
 * What an error means for the letter, by codes before words. Once DATA has begun, a letter counts as
 * refused only by an answer; without one the outcome is unknown.
 */
export function judge(
  error: unknown,
  { server, to, secrets, hasDataBegun }: Attempt,
): Delivery {
  const known = mailErrorSchema.safeParse(error).data
  if (known === undefined) return hasDataBegun ? { kind: 'uncertain' } : unknownTrouble
  const { responseCode: answer, code, command, response } = known
  if (code === 'ETLS' && !hasDataBegun) return trouble(connectionTrouble(known, server))
  if (answer < 400) {
    if (hasDataBegun) return { kind: 'uncertain' }
    // nodemailer's own check of the envelope, or of the size that the server allows
    if (code === 'EENVELOPE' || code === 'EMESSAGE')
      return { kind: 'refused', detail: 'The letter does not fit what the mail server takes.' }
    return trouble(connectionTrouble(known, server))
  }
  const refusal: Refusal = {
    answer,
    command,
    response,
    isLogin: code === 'EAUTH',
    from: server.from.address,
    to,
  }
  // the server's words are redacted, as it may echo the password
  const said = toDetail(response, createRedactor(secrets)).slice(0, 300)
  return verdicts[scopeOf(refusal)](refusal, said)
}

type Verdict = (refusal: Refusal, said: string) => Delivery

const verdicts: Readonly<Record<RefusalScope, Verdict>> = {
  login: (_, said) =>
    trouble({ cause: 'login', detail: `The mail server refused the login: ${said}` }),
  limit: (_, said) =>
    trouble({
      cause: 'limit',
      detail: `The mail server takes no more letters for now: ${said}`,
    }),
  sender: ({ from }, said) =>
    trouble({
      cause: 'sender',
      detail: `The mail server does not take letters from ${from}: ${said} Enter another address under From in Settings, or let the mail server allow this one for the user name.`,
    }),
  session: (_, said) =>
    trouble({
      cause: 'server',
      detail: `The mail server cannot take letters at present: ${said}`,
    }),
  letter: ({ answer, command }, said) =>
    answer < 500
      ? { kind: 'later', detail: `The mail server asked to try again later: ${said}` }
      : {
          kind: 'refused',
          detail: `The mail server refused the ${command === 'RCPT TO' ? 'recipient' : 'letter'}: ${said}`,
        },
}

function trouble(what: { readonly cause: TroubleCause; readonly detail: string }): Delivery {
  return { kind: 'trouble', ...what }
}

export const unknownTrouble: Delivery = trouble({
  cause: 'server',
  detail: 'The mail server could not be used.',
})
