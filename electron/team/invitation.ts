import { createHash } from 'node:crypto'
import { z } from 'zod'

/** What an admin gives to who joins, as one line of text. */
export type Invitation = {
  /** Where the server may answer, such as `https://192.168.1.5:4780`; the likeliest first. */
  readonly addresses: readonly string[]
  /** SHA-256 of the server's certificate (DER): 64 signs, lower-case hex. */
  readonly certificate: string
  /** Works once. */
  readonly secret: string
  /** ISO-8601 UTC; by the server's clock, which alone decides. */
  readonly until: string
}

/** Why a line is no invitation. `foreign`: something else was pasted. */
export type InvitationTrouble = 'foreign' | 'damaged' | 'newer'

const mark = 'boxwright-invitation:'
const version = 1
/** Signs of the sum at the end, which tells a line that was cut or mistyped. */
const sumLength = 10

const address = z
  .url({ protocol: /^https$/ })
  .max(300)
  .transform(url => new URL(url).origin)
const schema = z.object({
  addresses: z.array(address).min(1).max(20),
  certificate: z.string().regex(/^[0-9a-f]{64}$/),
  secret: z.string().min(16).max(200),
  until: z.iso.datetime(),
})

export function writeInvitation(invitation: Invitation): string {
  const body = Buffer.from(JSON.stringify({ version, ...invitation })).toString('base64url')
  return `${mark}${body}.${sumOf(body)}`
}

/**
 * The invitation in a pasted text, whatever white space, quotes and words a mail program has put
 * into it and around it.
 */
export function readInvitation(text: string): Invitation | InvitationTrouble {
  const line = text.replace(/[^\w.:-]+/g, '')
  const start = line.indexOf(mark)
  if (start < 0) return 'foreign'
  const [, body = '', sum] =
    /^([\w-]+)\.([0-9a-f]{10})/.exec(line.slice(start + mark.length)) ?? []
  if (sum !== sumOf(body)) return 'damaged'
  const said = contentOf(body)
  if (z.object({ version: z.int().min(version + 1) }).safeParse(said).success) return 'newer'
  return schema.safeParse(said).data ?? 'damaged'
}

function contentOf(body: string): unknown {
  try {
    return JSON.parse(Buffer.from(body, 'base64url').toString('utf8'))
  } catch {
    return null
  }
}

const sumOf = (body: string): string =>
  createHash('sha256').update(body).digest('hex').slice(0, sumLength)
