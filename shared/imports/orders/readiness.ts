import { readable } from '../../domains/readable.ts'
import { countOf } from '../../text/count-of.ts'
import { isolated } from '../../text/isolated.ts'
import { numberText } from '../../text/locale.ts'
import { fieldWords, type ImportField, isField } from '../fields.ts'
import type { CheckedOrder } from './check-orders.ts'
import { doubtWords, spoils } from './order-doubts.ts'

/**
 * Whether an order of the file can be created. `delivered`: only staff can say whether it is to
 * be created once more.
 */
export type Readiness = 'ready' | 'to-correct' | 'delivered'

export function readinessOf(order: CheckedOrder): Readiness {
  const { problems, doubts, delivered, isWanted } = order
  if (doubts.length > 0 || Object.keys(problems).length > 0) return 'to-correct'
  return delivered.length > 0 && !isWanted ? 'delivered' : 'ready'
}

export const isReady = (order: CheckedOrder) => readinessOf(order) === 'ready'

/**
 * Every reason why an order cannot be created as it is, except what is said of all orders.
 * Where cells may belong to other columns, their texts are not quoted.
 */
export function reasonsOf(
  order: CheckedOrder,
  titles: readonly string[],
  saidOfAll: ReadonlySet<ImportField> = new Set(),
): readonly string[] {
  if (readinessOf(order) === 'delivered') return [deliveredWords(order)]
  const doubts = order.doubts.map(doubt => {
    const named = doubt.field !== undefined && !('found' in doubt)
    const words = doubtWords(doubt, titles)
    return named ? `${fieldWords[doubt.field].label}: ${words}` : words
  })
  if (order.doubts.some(doubt => spoils(doubt) === 'row')) return doubts
  const doubtful = new Set(order.doubts.map(({ field }) => field))
  const problems = Object.entries(order.problems).flatMap(([field, sentence]) => {
    if (!isField(field)) return [sentence]
    if (saidOfAll.has(field) || doubtful.has(field)) return []
    return [`${fieldWords[field].label}: ${sentence}`]
  })
  return [...doubts, ...problems]
}

/** "active-1.com was delivered in order 4 (Client 1). 2 more were delivered before." */
export function deliveredWords({ delivered }: Pick<CheckedOrder, 'delivered'>): string {
  const [first, ...others] = delivered
  if (first === undefined) return ''
  const words = `${readable(first.domain)} was delivered in order ${first.orderId} (${isolated(first.customer)}).`
  if (others.length === 0) return words
  return `${words} ${countOf(others.length, 'more was', 'more were')} delivered before.`
}

/** How many orders have domains that were delivered before; how many of them no tick alone makes ready. */
export function deliveredBefore(orders: readonly CheckedOrder[]): string {
  const repeated = orders.filter(({ delivered }) => delivered.length > 0)
  const wrong = repeated.filter(order => readinessOf(order) === 'to-correct').length
  const words = `Domains of ${countOf(repeated.length, 'order')} are in completed orders.`
  if (wrong === 0) return words
  return `${words} ${numberText(wrong)} of them ${wrong === 1 ? 'needs' : 'need'} a correction first.`
}
