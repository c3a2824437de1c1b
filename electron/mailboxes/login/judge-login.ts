import { z } from 'zod'
import type { LoginResult } from '../../../shared/mailboxes/login.ts'

/** What imapflow and nodemailer tell of a login that failed; never its words, which may quote. */
const loginError = z.object({
  code: z.string().catch(''),
  /** The system's or OpenSSL's code, behind nodemailer's own. */
  originalCode: z.string().catch(''),
  /** SMTP's answer; 0: there was none. */
  responseCode: z.number().catch(0),
  /** The code in brackets of an IMAP answer, such as AUTHENTICATIONFAILED. */
  serverResponseCode: z.string().catch(''),
  authenticationFailed: z.boolean().catch(false),
  tlsFailed: z.boolean().catch(false),
})

const byCode: Readonly<Record<string, LoginResult>> = {
  ENOTFOUND: 'name',
  EAI_AGAIN: 'name',
  EAI_FAIL: 'name',
  EDNS: 'name',
  ECONNREFUSED: 'port',
  EHOSTUNREACH: 'port',
  ENETUNREACH: 'port',
  ETIMEDOUT: 'timeout',
  ETIMEOUT: 'timeout',
  CONNECT_TIMEOUT: 'timeout',
  CONNECT_TIMED_OUT: 'timeout',
  GREETING_TIMEOUT: 'timeout',
  UPGRADE_TIMEOUT: 'timeout',
  ETLS: 'encryption',
}
/** Codes of OpenSSL and Node that are of the handshake or the certificate. */
const tls = /^ERR_SSL|^ERR_TLS|CERT|SELF_SIGNED|VERIFY|ISSUER|CRL|^EPROTO$/
/** IMAP answers that ask to come back later (RFC 5530). */
const later = new Set(['UNAVAILABLE', 'INUSE', 'LIMIT', 'SERVERBUG', 'CONTACTADMIN'])

/** What a failed login means, by codes alone. */
export function judgeLogin(error: unknown): LoginResult {
  const known = loginError.safeParse(error).data
  if (known === undefined) return 'other'
  const { code, originalCode, responseCode, serverResponseCode } = known
  if (known.tlsFailed || tls.test(originalCode) || tls.test(code)) return 'encryption'
  if (later.has(serverResponseCode.toUpperCase())) return 'not-ready'
  if (known.authenticationFailed) return 'password'
  if (responseCode >= 400 && responseCode < 500) return 'not-ready'
  if (code === 'EAUTH') return responseCode === 0 ? 'other' : 'password'
  return byCode[originalCode] ?? byCode[code] ?? 'other'
}
