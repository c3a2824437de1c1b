import { z } from 'zod'
import { type EventName, type Events, eventNames } from '../../../shared/border/events.ts'
import { eventOwners } from '../../../shared/team/event-owner.ts'
import { type Actor, roles } from '../../../shared/team/team.ts'
import { jsonOf } from './request.ts'

export type ToldEvent = { readonly name: EventName; readonly data: Events[EventName] }

/** What a server has told, after a look at it; `unknown` is passed over. */
export type Heard =
  | { readonly kind: 'hello'; readonly staff: Actor }
  | { readonly kind: 'ping' }
  | { readonly kind: 'events'; readonly events: readonly ToldEvent[] }
  | { readonly kind: 'unknown' }

export const actorSchema = z.object({
  id: z.int(),
  name: z.string().max(200),
  role: z.enum(roles),
  maySeePasswords: z.boolean(),
})

const toldSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('hello'), staff: actorSchema }),
  z.object({ kind: z.literal('ping') }),
  z.object({
    kind: z.literal('events'),
    events: z.array(z.object({ name: z.string(), data: z.looseObject({}) })),
  }),
])

/** Reads the data of one server-sent event. An event that is the desk's own is not taken. */
export function readTold(data: string): Heard {
  const { data: told } = toldSchema.safeParse(jsonOf(data))
  if (told === undefined) return { kind: 'unknown' }
  if (told.kind !== 'events') return told
  const events = told.events.flatMap(({ name, data: content }) => {
    const known = eventNames.find(one => one === name)
    if (known === undefined || eventOwners[known] !== 'server') return []
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- an object; what is in it the window only compares
    return [{ name: known, data: content as Events[EventName] }]
  })
  return { kind: 'events', events }
}

/** Characters of one server-sent event, at most. */
const mostChars = 2_000_000

/** Cuts a stream into server-sent events; returns the data of those that are whole. */
export function createEventReader(): (text: string) => readonly string[] {
  let rest = ''
  return text => {
    rest += text
    if (rest.length > mostChars) throw new Error('The server tells too much at once.')
    const blocks = rest.split(/\r?\n\r?\n/)
    rest = blocks.pop() ?? ''
    return blocks.map(dataOf).filter(data => data !== '')
  }
}

const dataOf = (block: string): string =>
  block
    .split(/\r?\n/)
    .filter(line => line.startsWith('data:'))
    .map(line => line.slice('data:'.length).replace(/^ /, ''))
    .join('\n')
