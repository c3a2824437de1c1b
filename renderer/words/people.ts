import type { By } from '../../shared/team/team.ts'
import { isolated } from '../../shared/text/isolated.ts'

/** "You" for oneself, else the name; `me`: the id of who sits here, if a server knows it. */
export const personWords = (by: By, me: number | undefined): string =>
  by.id === me ? 'You' : isolated(by.name)

/** "Ann and you", each once, in the order in which they come; without anybody "A colleague". */
export function peopleWords(people: readonly By[], me: number | undefined): string {
  const once = [...new Map(people.map(by => [by.id, by])).values()]
  const all = once.map((by, at) => (by.id === me && at > 0 ? 'you' : personWords(by, me)))
  const last = all.pop() ?? 'A colleague'
  return all.length === 0 ? last : `${all.join(', ')} and ${last}`
}
