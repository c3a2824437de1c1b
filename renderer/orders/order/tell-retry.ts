import { notifications } from '@mantine/notifications'
import { causeOf } from '../../../shared/border/failure-cause.ts'
import { failureText } from '../../../shared/border/failure-text.ts'
import { readable } from '../../../shared/domains/readable.ts'
import type { OrderDomain } from '../../../shared/orders/order-domain.ts'
import type { Order } from '../../../shared/orders/order-view.ts'
import { countOf } from '../../../shared/text/count-of.ts'

/** Milliseconds for which a retry is watched; a longer one is told by its row alone. */
const longestMs = 60_000

/** Whether a domain is being tried: it runs, or is due. */
const isTried = ({ state, dueAt }: OrderDomain, now: number) =>
  state === 'running' || (state === 'due' && (dueAt === undefined || Date.parse(dueAt) <= now))

/** What to say of domains that were retried; null: some are still tried, or all went through. */
export function retryWords(
  order: Pick<Order, 'domains'>,
  names: ReadonlySet<string>,
  now: number,
): { readonly isOver: boolean; readonly words: string | null } {
  const retried = order.domains.filter(one => names.has(one.name))
  if (retried.some(one => isTried(one, now))) return { isOver: false, words: null }
  const failed = retried.filter(one => one.failure !== undefined)
  const [first] = failed
  if (first?.failure === undefined) return { isOver: true, words: null }
  const causes = new Set(
    failed.map(
      ({ failure, ...domain }) =>
        failure && failureText(failure.code, causeOf({ ...domain, failure })).what,
    ),
  )
  const who = failed.length === 1 ? readable(first.name) : countOf(failed.length, 'domain')
  const [cause] = causes
  const why = causes.size === 1 ? cause : 'each fails for a reason of its own'
  return {
    isOver: true,
    words: `${who} ${failed.length === 1 ? 'was' : 'were'} tried again: ${why}`,
  }
}

/** Says when a retry has failed once more; where it went through, the row shows it. */
export function tellRetry(id: number, names: ReadonlySet<string>): void {
  const look = async () => {
    const answer = await window.boxwright.call('orders.get', { id })
    const told = answer.ok ? retryWords(answer.value, names, Date.now()) : null
    if (told?.isOver === false || isDone) return
    stop()
    if (told?.words) notifications.show({ message: told.words, autoClose: 8000 })
  }
  let isDone = false
  const leave = window.boxwright.subscribe('order:changed', changed => {
    if (changed.id === id) void look()
  })
  const timer = setTimeout(() => stop(), longestMs)
  const stop = () => {
    isDone = true
    clearTimeout(timer)
    leave()
  }
  void look()
}
