import type { ListedOrder } from './facts.ts'
import type { LetterWords, Standing } from './letter-words.ts'
import { atMost, domainInLetter } from './lines.ts'

/** How many orders of a title are listed; of the others the letter says how many. */
const mostNamed = 100

/** How far the orders of a file have come. */
export function standingOf(orders: readonly ListedOrder[], words: LetterWords): Standing {
  const completed = orders.filter(({ status }) => status === 'completed')
  const mailboxes = completed.reduce((sum, { mailboxCount }) => sum + mailboxCount, 0)
  return {
    total: orders.length,
    completed: completed.length,
    only: orders.length === 1 ? (orders[0]?.id ?? null) : null,
    ready: words.mailboxesReady(mailboxes),
  }
}

/** The orders under the title of how each stands. */
export function orderList(orders: readonly ListedOrder[], words: LetterWords): string {
  const titles = [...new Set(Object.values(words.standings))]
  const sections = titles.flatMap(title => {
    const found = orders.filter(({ status }) => words.standings[status] === title)
    const lines = found.map(order => lineOf(order, words))
    return found.length === 0
      ? []
      : [[`${title}:`, ...atMost(lines, mostNamed, words.more)].join('\n')]
  })
  return sections.join('\n\n')
}

function lineOf(
  { id, domain, domainCount, mailboxCount, status }: ListedOrder,
  words: LetterWords,
): string {
  const others = domainCount - 1
  const domains =
    domain === null
      ? words.domains(domainCount)
      : others > 0
        ? `${domainInLetter(domain)} ${words.more(others)}`
        : domainInLetter(domain)
  const mailboxes = status === 'completed' ? `, ${words.mailboxes(mailboxCount)}` : ''
  return `- ${words.orderName(id)}: ${domains}${mailboxes}`
}
