import { createHash } from 'node:crypto'
import { z } from 'zod'
import { calls } from '../../shared/border/calls.ts'
import { eventNames } from '../../shared/border/events.ts'

let known: string | null = null

/**
 * SHA-256, base64url, of the calls with their arguments and of the names of events: a server and
 * an app with the same one understand each other.
 */
export function contractHash(): string {
  known ??= createHash('sha256')
    .update(
      JSON.stringify({
        calls: Object.entries(calls)
          .sort(([one], [other]) => (one < other ? -1 : 1))
          .map(([name, { kind, args }]) => [
            name,
            kind,
            z.toJSONSchema(args, { io: 'input', unrepresentable: 'any' }),
          ]),
        events: eventNames.toSorted(),
      }),
    )
    .digest('base64url')
  return known
}
