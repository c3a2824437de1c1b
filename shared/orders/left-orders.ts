import { numberText } from '../text/locale.ts'

/** Why an order that was to be retried was left as it is, wholly or in part. */
export type LeftCause =
  | 'running'
  | 'nothing-waits'
  | 'not-under-way'
  | 'not-found'
  | 'mode-changed'

/** An order that was to be retried, and was left as it is. */
export type LeftOrder = {
  readonly id: number
  /** `mode-changed`: the mode was changed before it was reached. */
  readonly why: LeftCause
}

type Words = { readonly one: string; readonly many: string }

const words: Readonly<Record<LeftCause, Words>> = {
  running: { one: 'is being tried right now', many: 'are being tried right now' },
  'nothing-waits': { one: 'has nothing left to retry', many: 'have nothing left to retry' },
  'not-under-way': { one: 'is not under way any more', many: 'are not under way any more' },
  'not-found': { one: 'is no longer there', many: 'are no longer there' },
  'mode-changed': {
    one: 'was left because the mode was changed meanwhile',
    many: 'were left because the mode was changed meanwhile',
  },
}

const mostNamed = 5

/** "orders 12 and 13 are being tried right now; order 14 is no longer there" */
export function leftText(left: readonly LeftOrder[]): string {
  const parts = Object.entries(words).flatMap(([why, { one, many }]) => {
    const ids = [...new Set(left.filter(order => order.why === why).map(({ id }) => id))]
    if (ids.length === 0) return []
    return [ids.length === 1 ? `order ${ids[0]} ${one}` : `orders ${named(ids)} ${many}`]
  })
  return parts.join('; ')
}

/** "12, 13 and 14", "12, 13, 14, 15, 16 and 4 more" */
function named(ids: readonly number[]): string {
  const isAll = ids.length <= mostNamed
  const first = isAll ? ids.slice(0, -1) : ids.slice(0, mostNamed)
  const last = isAll ? ids.at(-1) : `${numberText(ids.length - mostNamed)} more`
  return `${first.join(', ')} and ${last}`
}
