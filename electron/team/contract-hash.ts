import { createHash } from 'node:crypto'
import { z } from 'zod'
import { calls } from '../../shared/border/calls.ts'

/** Hash of the calls and their arguments: a server and a client with the same one fit. */
export function contractHash(): string {
  const said = Object.entries(calls)
    .map(([name, { kind, args }]) => [name, kind, schemaOf(args)] as const)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
  return createHash('sha256').update(JSON.stringify(said)).digest('base64url')
}

const schemaOf = (args: z.ZodType): unknown =>
  z.toJSONSchema(args, { io: 'input', unrepresentable: 'any' })
