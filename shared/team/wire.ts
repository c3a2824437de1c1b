import { z } from 'zod'
import type { CallAnswer, CallName } from '../border/calls.ts'
import type { EventName, Events } from '../border/events.ts'
import type { Actor } from './team.ts'

/**
 * What a server and an app that has joined say to each other, over HTTPS with a certificate that the
 * app has pinned:
 *
 * | | |
 * |---|---|
 * | `GET /health` | `Health`, to anybody |
 * | `POST /join` | `joinSchema` → `Joined`; the secret of an invitation works once |
 * | `POST /call` | `callSchema` → `Reply` |
 * | `POST /answer` | `answeredSchema` → `Reply`: goes on with a call that asked something |
 * | `GET /files/<ticket>/<n>` | The bytes of a file that a call wrote; `DELETE /files/<ticket>` drops them |
 * | `GET /events` | Server-sent events: `Told`, each as JSON |
 * | `POST /leave` | Revokes the device that asks → 204 |
 *
 * All but the first two have `Authorization: Bearer <token>` and the headers of `clientHeaders`.
 * Refusals have no reply: 401 the token is not one (any more), 413 too long, 426 the versions do not
 * fit (`VersionRefused`), 429 too many requests (`Retry-After` in seconds). `/join` refuses with 410
 * (`JoinRefused`). The same `/answer` again gets the same reply; 404: its ticket is not known (any
 * more), so the client sends the call again, with the same id.
 */
export const clientHeaders = {
  version: 'x-boxwright-version',
  contract: 'x-boxwright-contract',
} as const

export type Health = {
  readonly app: 'boxwright'
  readonly version: string
  /** Hash of the calls and their arguments; a client with another one does not fit. */
  readonly contract: string
  /** Whether this server's engine works on the orders. */
  readonly leads: boolean
  /** Whether a person has to open the stored secrets first. */
  readonly isVaultOpen: boolean
}

/** Which of the two has to be updated; `version`: the server's. */
export type VersionRefused = { readonly update: 'client' | 'server'; readonly version: string }

export const joinSchema = z.strictObject({
  secret: z.string().max(200),
  deviceName: z.string().trim().min(1).max(80),
})
/** `token`: 256 bits, base64url; the server keeps its hash only. */
export type Joined = { readonly token: string; readonly staff: Actor }

/** `unknown`: the server has no such invitation. */
export type JoinRefused = { readonly why: 'unknown' | 'used' | 'expired' }

export const callSchema = z.strictObject({
  /** The client's own; the same one again is answered again, and never done twice. */
  id: z.string().min(8).max(64),
  name: z.string().max(100),
  args: z.unknown(),
})

/** What a call asks of the desk while it is under way. */
export type Question =
  | { readonly kind: 'save-path'; readonly suggestedName: string }
  | {
      readonly kind: 'confirm'
      readonly title: string
      readonly detail: string
      readonly yes: string
    }
  | { readonly kind: 'copy-secret'; readonly text: string }
  | { readonly kind: 'show-file'; readonly path: string }

/** `save-path`: the path, or null; the others: whether it was done, or agreed to. */
export const answeredSchema = z.strictObject({
  ticket: z.string().max(64),
  answer: z.union([z.string().max(4000), z.boolean(), z.null()]),
})

/** A file for the desk; `path` is where the answer says that it is. */
export type WireFile = { readonly path: string; readonly bytes: number }

export type Reply =
  | { readonly kind: 'question'; readonly ticket: string; readonly question: Question }
  | {
      readonly kind: 'answer'
      readonly answer: CallAnswer<CallName>
      /** To be fetched by this ticket, then dropped. Absent: the call wrote none. */
      readonly written?: { readonly ticket: string; readonly files: readonly WireFile[] }
    }

/** `hello` comes first, and again when the rights have changed; `ping` at least every 15 seconds. */
export type Told =
  | { readonly kind: 'hello'; readonly staff: Actor; readonly version: string }
  | { readonly kind: 'ping' }
  | {
      readonly kind: 'events'
      readonly events: readonly { readonly name: EventName; readonly data: Events[EventName] }[]
    }
