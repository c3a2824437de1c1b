/** What a refusal (an answer of 400 or more) is about: `letter` this one, the others all letters. */
export type RefusalScope = 'letter' | 'sender' | 'login' | 'limit' | 'session'

export type Refusal = {
  /** The answer's three digits. */
  readonly answer: number
  /** The command that was refused, as nodemailer names it. */
  readonly command: string
  readonly response: string
  /** Whether it came while logging in. */
  readonly isLogin: boolean
  readonly from: string
  readonly to: string
}

/** Answers that ask for a login, or for another one. */
const loginCodes: readonly number[] = [530, 534, 535, 538]
/** Answers by which the server ends the session or has lost track of it. */
const sessionCodes: readonly number[] = [421, 503]
const letterCommands = /^(MAIL FROM|RCPT TO|DATA)$/

/**
 * What a refusal is about, by the command and the numbers first. MAIL FROM names nobody but us, so
 * its refusals are about every letter. Servers such as Postfix judge the sender only at RCPT TO:
 * there the numbers tell, then the words.
 */
export function scopeOf(refusal: Refusal): RefusalScope {
  const { answer, command, isLogin } = refusal
  // below 500 while logging in, such as 454, the server could not check the login
  if (isLogin ? answer >= 500 : loginCodes.includes(answer)) return 'login'
  const detail = detailCode(refusal.response)
  if (isLimit(refusal, detail)) return 'limit'
  if (sessionCodes.includes(answer) || !letterCommands.test(command)) return 'session'
  if (command !== 'MAIL FROM') return isAboutSender(refusal, detail) ? 'sender' : 'letter'
  if (isSize(answer, detail)) return 'letter'
  return answer < 500 ? 'session' : 'sender'
}

/** The detail of an enhanced code (RFC 3463): the `7.1` of `550 5.7.1 …`; '': there is none. */
const detailCode = (response: string): string =>
  /^\d{3}[ -][245]\.(\d{1,3}\.\d{1,3})\b/.exec(response)?.[1] ?? ''

const isSize = (answer: number, detail: string): boolean =>
  detail === '' ? answer === 552 : detail === '3.4' || detail === '2.3'

/** Details of limits: Gmail's for a day and for a rate, Exchange's for a day. */
const limitDetails: readonly string[] = ['4.5', '7.28', '1.90']
/** Details about the recipient's mailbox, such as `5.2.2 over quota`. */
const mailboxDetail = /^2\./
const limitWords =
  /\btoo many (?:e-?mails|messages|letters|mails|connections|logins)\b|\b(?:daily|hourly|sending|sender|message|messages|rate)\b[^.]{0,30}\b(?:quota|limit)\b|\bthrottl|\brate.?limit/i

function isLimit({ response }: Refusal, detail: string): boolean {
  if (limitDetails.includes(detail)) return true
  if (mailboxDetail.test(detail) || isSize(0, detail)) return false
  return limitWords.test(response) && !/\bsize\b/i.test(response)
}

/** Details about the sender: bad address or system; Exchange: not allowed to send as, or to relay. */
const senderDetails: readonly string[] = ['1.7', '1.8', '2.252', '7.54', '7.60', '7.64']
/** Details about the recipient; from 7.100 on Exchange's rules for recipients. */
const recipientDetail = /^(?:1\.(?:[1-6]|10)|2\.\d+|4\.\d+|7\.1\d\d)$/
const senderWords =
  /\brelay|\bsend as\b|\bnot owned by\b|\bclient host\b|\bsender\b[^.]{0,40}\b(?:reject|den(?:y|ied)|refuse|invalid|verif|not (?:allowed|permitted|authori[sz]ed))/i

function isAboutSender({ response, from, to }: Refusal, detail: string): boolean {
  if (senderDetails.includes(detail)) return true
  if (recipientDetail.test(detail) || /\brecipient address rejected\b/i.test(response))
    return false
  const words = response.toLowerCase()
  // the server quotes the address that it means
  if (words.includes(`<${from.toLowerCase()}>`) && !words.includes(to.toLowerCase()))
    return true
  return senderWords.test(response)
}
