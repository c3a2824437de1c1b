import { z } from 'zod'
import { createRedactor, toDetail } from '../providers/redact.ts'

/** What the mail server made of a letter; `detail` is a sentence that is safe to show. */
export type Delivery =
  | { readonly kind: 'accepted' }
  /** For good: the same letter would be refused again. */
  | { readonly kind: 'refused'; readonly detail: string }
  /** This letter is to be tried later. */
  | { readonly kind: 'later'; readonly detail: string }
  /** The server cannot be used: no letter would get through. */
  | { readonly kind: 'trouble'; readonly detail: string; readonly isLogin: boolean }
  /** The letter was handed over, the answer is missing: it may have been delivered. */
  | { readonly kind: 'uncertain' }
  /** The app quits; the letter was not handed over. */
  | { readonly kind: 'stopped' }

const mailErrorSchema = z.object({
  code: z.string().catch(''),
  /** The system's or OpenSSL's code, under nodemailer's own. */
  originalCode: z.string().catch(''),
  responseCode: z.number().catch(0),
  response: z.string().catch(''),
  command: z.string().catch(''),
})
type MailError = z.output<typeof mailErrorSchema>

/** The server wants a login, or another one. */
const loginCodes: readonly number[] = [530, 534, 535, 538]
/** The server ends the session, or lost track of it: no verdict about this letter. */
const sessionCodes: readonly number[] = [421, 503]
const letterCommands = /^(MAIL FROM|RCPT TO|DATA)$/

/**
 * Judges by codes alone. Once DATA has begun only an answer tells that the letter was not
 * taken; without one it may have been.
 */
export function judge(
  error: unknown,
  hasDataBegun: boolean,
  secrets: readonly string[],
): Delivery {
  const known = mailErrorSchema.safeParse(error).data
  if (known === undefined) return hasDataBegun ? { kind: 'uncertain' } : trouble(unknownTrouble)
  const { responseCode: answer, code, command } = known
  if (code === 'ETLS' && !hasDataBegun) return trouble(connectionWords(known))
  if (answer < 400) {
    if (hasDataBegun) return { kind: 'uncertain' }
    // our own check of the envelope or of the size that the server allows
    if (code === 'EENVELOPE' || code === 'EMESSAGE')
      return { kind: 'refused', detail: 'The letter does not fit what the mail server takes.' }
    return trouble(connectionWords(known), code === 'EAUTH')
  }
  const said = saying(known, secrets)
  if (code === 'EAUTH' || loginCodes.includes(answer))
    return trouble(`The mail server refused the login: ${said}`, true)
  if (sessionCodes.includes(answer) || !letterCommands.test(command))
    return trouble(`The mail server ended the session: ${said}`)
  return answer < 500
    ? { kind: 'later', detail: `The mail server asked to try again later: ${said}` }
    : { kind: 'refused', detail: `${refuser(command)}: ${said}` }
}

export const unknownTrouble = 'The mail server could not be used.'

function trouble(detail: string, isLogin = false): Delivery {
  return { kind: 'trouble', detail, isLogin }
}

function refuser(command: string): string {
  if (command === 'RCPT TO') return 'The mail server refused the recipient'
  return command === 'MAIL FROM'
    ? 'The mail server refused the sender'
    : 'The mail server refused the letter'
}

/** A server may echo what it was told, so its words are redacted. */
function saying({ response }: MailError, secrets: readonly string[]): string {
  return toDetail(response, createRedactor(secrets)).slice(0, 300)
}

const wordsByCode: Readonly<Record<string, string>> = {
  EDNS: 'The name of the mail server could not be found. Check the host.',
  ETIMEDOUT: 'The mail server did not answer in time. Check host and port.',
  ETLS: 'The mail server offers no encryption (STARTTLS), so nothing was sent. Check port and TLS.',
  EAUTH: 'The mail server offers no login that Boxwright can use. Check user and password.',
  ECONNREFUSED: 'Nothing listens at this host and port. Check both.',
  CERT_HAS_EXPIRED: 'The certificate of the mail server has expired, so nothing was sent.',
  ERR_TLS_CERT_ALTNAME_INVALID:
    'The certificate of the mail server is for another name, so nothing was sent. Check the host.',
}
const untrusted = /CERT|SELF_SIGNED|VERIFY|ISSUER|CRL/

function connectionWords({ code, originalCode }: MailError): string {
  const words = wordsByCode[originalCode]
  if (words !== undefined) return words
  if (untrusted.test(originalCode))
    return 'The certificate of the mail server is not trusted, so nothing was sent.'
  return (
    wordsByCode[code] ?? 'The connection to the mail server failed. Check host, port and TLS.'
  )
}
