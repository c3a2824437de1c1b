import { numberText } from '../../../shared/locale.ts'
import { readable } from '../../spelling.ts'
import { countOf } from '../../words.ts'
import type { CheckedOrder } from './check-orders.ts'
import { type Field, fieldWords, isField } from './fields.ts'

/** `delivered`: only staff can say whether it is to be created once more. */
export type Standing = 'ready' | 'to-correct' | 'delivered'

export function standingOf({ problems, delivered, isWanted }: CheckedOrder): Standing {
  if (Object.keys(problems).length > 0) return 'to-correct'
  return delivered.length > 0 && !isWanted ? 'delivered' : 'ready'
}

export const isReady = (order: CheckedOrder) => standingOf(order) === 'ready'

/** Every reason why it is not created as it stands, but for what is said of all orders. */
export function reasonsOf(
  order: CheckedOrder,
  saidOfAll: ReadonlySet<Field> = new Set(),
): readonly string[] {
  if (standingOf(order) === 'delivered') return [deliveredWords(order)]
  return Object.entries(order.problems).flatMap(([field, sentence]) => {
    if (!isField(field)) return [sentence]
    return saidOfAll.has(field) ? [] : [`${fieldWords[field].label}: ${sentence}`]
  })
}

/** "active-1.com was delivered in order 4 (Client 1). 2 more were delivered before." */
export function deliveredWords({ delivered }: Pick<CheckedOrder, 'delivered'>): string {
  const [first, ...others] = delivered
  if (first === undefined) return ''
  const words = `${readable(first.domain)} was delivered in order ${first.orderId} (${first.customer}).`
  if (others.length === 0) return words
  return `${words} ${countOf(others.length, 'more was', 'more were')} delivered before.`
}

/** How many hold such domains, and how many of these no tick alone makes ready. */
export function deliveredBefore(orders: readonly CheckedOrder[]): string {
  const holding = orders.filter(({ delivered }) => delivered.length > 0)
  const wrong = holding.filter(order => standingOf(order) === 'to-correct').length
  const words = `Domains of ${countOf(holding.length, 'order')} are in completed orders.`
  if (wrong === 0) return words
  return `${words} ${numberText(wrong)} of them ${wrong === 1 ? 'needs' : 'need'} a correction first.`
}
