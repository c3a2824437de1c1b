/** Returns a function for numbers in [0, 1), the same in every run (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const split = (words: string) => words.split(' ')

const openings = split(
  'north south east west blue green red silver golden bright clear swift prime first next true high deep grand early',
)
const middles = split(
  'reach growth pipeline lead sales market outbound revenue demand agency studio labs works media digital signal bridge harbor summit forge orbit pixel anchor beacon canyon',
)
const endings = split('hq team group co go app now pro hub io mail get try use')
const suffixes = split('.com .com .com .com .net .org .co .io')
export const firstNames = split(
  'Jane Max Anna Liam Noah Emma Olivia Ava Mia Lucas Ethan Sofia Isla Leo Nora Hugo Ida Otto Vera Finn Clara Theo Ruth Omar Priya Kenji Lena Marco Elsa Ivan',
)
export const lastNames = split(
  'Doe Roe Smith Jones Brown Taylor Wilson Evans Walker Wright Hughes Green Hall Wood Clarke Moore Baker Carter Young King Scott Adams Hill Ward Cooper Morris Reed Bell Cole Stone',
)

type Random = () => number

export function pick<Item>(random: Random, items: readonly Item[]): Item {
  const item = items[Math.floor(random() * items.length)]
  if (item === undefined) throw new Error('There is nothing to pick from.')
  return item
}

/** Unique by its number, like the look-alike domains that agencies buy in rows. */
export function domainName(random: Random, n: number): string {
  const number = n % 7 === 0 ? `-${n.toString(36)}` : n.toString(36)
  return `${pick(random, openings)}${pick(random, middles)}${pick(random, endings)}${number}${pick(random, suffixes)}`
}

export function companyName(random: Random, n: number): string {
  const [opening, middle] = [pick(random, openings), pick(random, middles)]
  const capital = (word: string) => word.slice(0, 1).toUpperCase() + word.slice(1)
  return `${capital(opening)} ${capital(middle)} ${n}`
}
