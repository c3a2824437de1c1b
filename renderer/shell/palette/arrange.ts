import { type PaletteEntry, type PaletteGroup, paletteGroups } from './entries.ts'

export type ArrangedGroup = {
  readonly group: PaletteGroup
  readonly entries: readonly PaletteEntry[]
}

type Options = {
  readonly text: string
  readonly fixed: readonly PaletteEntry[]
  readonly hits: readonly PaletteEntry[]
  /** The latest first. */
  readonly recent: readonly PaletteEntry[]
}

/** How many recently used entries are offered before anything is typed. */
const offered = 5

/**
 * Without text: what was used lately, then all that can be told. With text: what it names, and
 * within each group what was used lately first.
 */
export function arrange({ text, fixed, hits, recent }: Options): readonly ArrangedGroup[] {
  const lately = recent.slice(0, offered)
  if (text === '')
    return grouped([
      ...lately.map(entry => ({ group: 'recent' as const, entry })),
      ...fixed
        .filter(entry => lately.every(one => one.id !== entry.id))
        .map(entry => ({ group: entry.group, entry })),
    ])
  const named = fixed.filter(entry => matches(entry.title, text))
  const meant = fixed.filter(
    entry => !named.includes(entry) && matches(`${entry.title} ${entry.words ?? ''}`, text),
  )
  const found = [...named, ...meant]
  const ranks = new Map(recent.map(({ id }, index) => [id, index]))
  const rank = ({ id }: PaletteEntry) => ranks.get(id) ?? recent.length
  const sorted = [...hits, ...found].toSorted((one, other) => rank(one) - rank(other))
  return grouped(sorted.map(entry => ({ group: entry.group, entry })))
}

function grouped(
  all: readonly { readonly group: PaletteGroup; readonly entry: PaletteEntry }[],
): readonly ArrangedGroup[] {
  return paletteGroups
    .map(group => ({
      group,
      entries: all.filter(one => one.group === group).map(({ entry }) => entry),
    }))
    .filter(({ entries }) => entries.length > 0)
}

/** Each word that was typed begins a word of the name. */
function matches(name: string, text: string): boolean {
  const words = name.toLowerCase().split(/\W+/)
  return text
    .toLowerCase()
    .split(/\s+/)
    .every(typed => words.some(word => word.startsWith(typed)))
}
