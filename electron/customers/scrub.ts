import { deletedName, facesOf, type Person } from '../../db/customers/deletions.ts'
import { replacePerson } from '../../shared/customers/names-person.ts'

type Told = {
  readonly action: string
  readonly description: string
  /** A JSON object, as text. */
  readonly properties: string
}

/** Actions whose description has what staff wrote about the person → what is left of it. */
const freeText: Readonly<Record<string, (description: string) => string>> = {
  mailin_ai_order_rejected: () => 'Order rejected',
  order_status_by_hand: description => description.split(': ')[0] ?? '',
}

/** An activity without the person's name, address and free text; null: it has none of them. */
export function withoutPerson(
  { action, description, properties }: Told,
  person: Person,
): Omit<Told, 'action'> | null {
  const shorten = freeText[action]
  const change = {
    description: scrub(shorten === undefined ? description : shorten(description), person),
    properties: shorten === undefined ? scrubJson(properties, person) : '{}',
  }
  return change.description === description && change.properties === properties ? null : change
}

const scrub = (text: string, person: Person): string =>
  facesOf(person).reduce(
    (rest, face) => replacePerson(rest, face, deletedName(person.id)),
    text,
  )

function scrubJson(json: string, person: Person): string {
  const value: unknown = JSON.parse(json, (_key, part: unknown) =>
    typeof part === 'string' ? scrub(part, person) : part,
  )
  return JSON.stringify(value)
}
