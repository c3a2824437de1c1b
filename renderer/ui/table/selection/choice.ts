/** Rows that were chosen, and where Shift extends from. */
export type Choice = {
  readonly ids: ReadonlySet<number>
  /** The row that was pressed last without Shift. */
  readonly anchor: number | null
  /** How far Shift has extended since; extending again may shrink it. */
  readonly end: number | null
}

export const noChoice: Choice = { ids: new Set(), anchor: null, end: null }

export type PageState = 'none' | 'some' | 'all'

/** `shown`: the rows of the page that can be chosen, in the order in which they stand. */
export function pageState({ ids }: Choice, shown: readonly number[]): PageState {
  const count = shown.filter(id => ids.has(id)).length
  if (count === 0) return 'none'
  return count < shown.length ? 'some' : 'all'
}

export function toggle(choice: Choice, id: number): Choice {
  return { ids: put(choice.ids, [id], !choice.ids.has(id)), anchor: id, end: null }
}

/**
 * Shift: from the anchor to this row everything becomes as the anchor is. Without an anchor on
 * this page it begins at `from`, where the keys came from, or is a plain press.
 */
export function extend(
  choice: Choice,
  shown: readonly number[],
  id: number,
  from?: number,
): Choice {
  if (!shown.includes(id)) return choice
  const { anchor, end } = choice
  if (anchor === null || !shown.includes(anchor)) {
    if (from === undefined || !shown.includes(from)) return toggle(choice, id)
    const begun = { ids: put(choice.ids, [from], true), anchor: from, end: null }
    return extend(begun, shown, id)
  }
  const isChosen = choice.ids.has(anchor)
  const before = end === null ? [] : between(shown, anchor, end)
  const taken = isChosen ? put(choice.ids, before, false) : choice.ids
  return { ids: put(taken, between(shown, anchor, id), isChosen), anchor, end: id }
}

/** The box above the rows: all of the page, or none of it when all were chosen. */
export function togglePage(choice: Choice, shown: readonly number[]): Choice {
  return { ...noChoice, ids: put(choice.ids, shown, pageState(choice, shown) !== 'all') }
}

export function add(choice: Choice, more: readonly number[]): Choice {
  return { ...noChoice, ids: put(choice.ids, more, true) }
}

function put(
  ids: ReadonlySet<number>,
  changed: readonly number[],
  isChosen: boolean,
): ReadonlySet<number> {
  const next = new Set(ids)
  for (const id of changed) {
    if (isChosen) next.add(id)
    else next.delete(id)
  }
  return next
}

function between(shown: readonly number[], one: number, other: number): readonly number[] {
  const [from, to] = [shown.indexOf(one), shown.indexOf(other)]
  if (from < 0 || to < 0) return []
  return shown.slice(Math.min(from, to), Math.max(from, to) + 1)
}
