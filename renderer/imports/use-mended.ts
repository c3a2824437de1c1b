import { useMemo, useState } from 'react'
import {
  type CheckedOrder,
  checkOrders,
  type ImportFacts,
} from '../../shared/imports/orders/check-orders.ts'
import { type Cells, look, mend } from '../../shared/imports/orders/gather-orders.ts'
import { doubtKey, type OrderDoubt } from '../../shared/imports/orders/order-doubts.ts'
import { useImport } from './import-session.ts'

/** What staff change in one order of the file, and the order as checked with these changes. */
export function useMended(
  checked: CheckedOrder,
  orders: readonly CheckedOrder[],
  facts: ImportFacts,
) {
  const { choices } = useImport()
  const { order } = checked
  const [cells, setCells] = useState<Cells>({})
  const [isWanted, setWanted] = useState(checked.isWanted)
  const [looked, setLooked] = useState<ReadonlySet<string>>(order.looked ?? new Set())
  const now = useMemo(() => {
    const changed = Object.keys(cells).length > 0 ? mend(order, cells) : order
    if (changed === order && looked === order.looked) return checked
    const others = orders.map(one => (one === checked ? look(changed, looked) : one.order))
    const found = checkOrders(others, choices, facts).find(one => one.order.key === order.key)
    return found ?? checked
  }, [cells, looked, checked, order, orders, choices, facts])

  return {
    mended: { cells, isWanted, looked, now },
    setCell: (field: keyof Cells, text: string) =>
      setCells(known => ({ ...known, [field]: text })),
    setWanted,
    /** Notes whether staff have looked at a doubt and found it right. */
    setLooked: (doubt: OrderDoubt, isLooked: boolean) =>
      setLooked(known => {
        const next = new Set(known)
        if (isLooked) next.add(doubtKey(doubt))
        else next.delete(doubtKey(doubt))
        return next
      }),
  }
}
